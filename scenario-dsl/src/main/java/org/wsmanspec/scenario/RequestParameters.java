package org.wsmanspec.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every operation may say about its request; all of it is optional.
 *
 * @param resource a name under the target's resources, or a whole URI (a text with a colon)
 * @param uri resource URI; takes the place of the resource's
 * @param selectors selectors; take the place of the resource's, and none if the map is empty
 * @param options wsman:OptionSet
 * @param optionsMustUnderstand s:mustUnderstand of the OptionSet; empty: not written
 * @param timeout wsman:OperationTimeout, an xs:duration
 * @param maxEnvelopeSize wsman:MaxEnvelopeSize in octets
 * @param locale wsman:Locale, a language tag
 * @param fragment wsman:FragmentTransfer
 * @param requestEpr wsman:RequestEPR
 * @param replyTo address of wsa:ReplyTo instead of anonymous
 * @param faultTo address of wsa:FaultTo
 * @param from address of wsa:From
 * @param messageId wsa:MessageID instead of a fresh one
 * @param to wsa:To instead of the target's address
 * @param action wsa:Action instead of the operation's
 * @param headers further header blocks, XML
 * @param namespaces further prefixes for XPath expressions and filters, and their URIs
 * @param encoding character encoding; {@code utf-16} has a byte-order mark
 * @param body XML in place of the operation's body
 * @param http departures from the usual HTTP request
 */
public record RequestParameters(
    Optional<Text> resource,
    Optional<Text> uri,
    Optional<Map<String, Text>> selectors,
    List<Option> options,
    Optional<Boolean> optionsMustUnderstand,
    Optional<Header> timeout,
    Optional<Header> maxEnvelopeSize,
    Optional<Header> locale,
    Optional<Fragment> fragment,
    Optional<Flag> requestEpr,
    Optional<Text> replyTo,
    Optional<Text> faultTo,
    Optional<Text> from,
    Optional<Text> messageId,
    Optional<Text> to,
    Optional<Text> action,
    List<Text> headers,
    Map<String, String> namespaces,
    Optional<Text> encoding,
    Optional<Text> body,
    HttpParameters http) {

  /** Nothing is said. */
  public static final RequestParameters NONE = new RequestParametersBuilder().build();

  /**
   * One wsman:Option.
   *
   * @param name its Name attribute
   * @param value its text; empty for an empty element
   * @param mustComply its MustComply attribute; empty: not written
   * @param type its Type attribute, a QName with one of the known prefixes
   */
  public record Option(
      Text name, Optional<Text> value, Optional<Boolean> mustComply, Optional<Text> type) {}

  /**
   * A header block that holds one text.
   *
   * @param value its text
   * @param mustUnderstand whether s:mustUnderstand="true" is written
   */
  public record Header(Text value, boolean mustUnderstand) {}

  /**
   * wsman:FragmentTransfer (DSP0226 7.7).
   *
   * @param expression the expression
   * @param dialect dialect URI; empty: the attribute is not written, which means XPath 1.0
   */
  public record Fragment(Text expression, Optional<Text> dialect) {}

  public RequestParameters {
    selectors = selectors.map(Ordered::copy);
    options = List.copyOf(options);
    headers = List.copyOf(headers);
    namespaces = Ordered.copy(namespaces);
  }

  /** Start from nothing. */
  public static RequestParametersBuilder builder() {
    return new RequestParametersBuilder();
  }

  /** The same, addressed to a resource. */
  public RequestParameters at(Text where) {
    return with(Optional.of(where), options, optionsMustUnderstand, timeout, headers);
  }

  /** The same with other options, timeout and header blocks. */
  public RequestParameters with(
      List<Option> all,
      Optional<Boolean> mustUnderstand,
      Optional<Header> time,
      List<Text> blocks) {
    return with(resource, all, mustUnderstand, time, blocks);
  }

  private RequestParameters with(
      Optional<Text> where,
      List<Option> all,
      Optional<Boolean> mustUnderstand,
      Optional<Header> time,
      List<Text> blocks) {
    return new RequestParameters(
        where,
        uri,
        selectors,
        all,
        mustUnderstand,
        time,
        maxEnvelopeSize,
        locale,
        fragment,
        requestEpr,
        replyTo,
        faultTo,
        from,
        messageId,
        to,
        action,
        blocks,
        namespaces,
        encoding,
        body,
        http);
  }
}
