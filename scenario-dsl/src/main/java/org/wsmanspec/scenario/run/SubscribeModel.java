package org.wsmanspec.scenario.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.mutation.Markup;
import org.wsmanspec.message.mutation.XmlFragments;
import org.wsmanspec.message.template.RawXml;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.SubscriptionTerms;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.Variables;

/** What a Subscribe puts into its body, as a model for the message template. */
final class SubscribeModel {

  private final StepContext step;
  private final Subscription subscription;
  private final Map<String, @Nullable Object> model;

  SubscribeModel(StepContext step, Subscription subscription, Map<String, @Nullable Object> model) {
    this.step = step;
    this.subscription = subscription;
    this.model = model;
  }

  /**
   * Add what is asked for, but the filter.
   *
   * @param header takes a header block as XML
   */
  void add(SubscriptionTerms terms, Consumer<String> header) {
    if (!terms.mode().map(step::text).filter(Subscriptions.NONE::equals).isPresent()) {
      model.put("mode", subscription.mode());
    }
    boolean pull = subscription.mode().equals(Uris.MODE_PULL);
    recipient(
        "notifyTo",
        Subscriptions.recipient(terms.notifyTo(), step)
            .orElse(pull ? Subscriptions.NONE : Subscriptions.SINK));
    recipient("endTo", Subscriptions.recipient(terms.endTo(), step).orElse(Subscriptions.NONE));
    put("expires", terms.expires());
    put("heartbeats", terms.heartbeats());
    terms
        .connectionRetry()
        .ifPresent(r -> pair("connectionRetry", "interval", r.interval(), "total", r.total()));
    put("maxElements", terms.maxElements());
    put("maxTime", terms.maxTime());
    terms.batchSize().ifPresent(b -> pair("batchSize", "octets", b.octets(), "policy", b.policy()));
    put("deliveryLocale", terms.deliveryLocale());
    put("contentEncoding", terms.contentEncoding());
    terms
        .auth()
        .map(step::text)
        .ifPresent(a -> model.put("auth", a.contains(":") ? a : Uris.SECURITY_PROFILE + a));
    if (terms.bookmarks()) {
      model.put("sendBookmarks", true);
    }
    terms.bookmark().ifPresent(b -> model.put("bookmark", bookmark(b)));
    terms.credentials().ifPresent(c -> header.accept(tokens(c)));
  }

  private void recipient(String key, String to) {
    if (to.equals(Subscriptions.NONE)) {
      return;
    }
    Map<String, Object> reference = new LinkedHashMap<>();
    if (to.equals(Subscriptions.SINK)) {
      Mailbox inbox = subscription.inbox();
      reference.put(
          "address", (key.equals("endTo") ? inbox.endAddress() : inbox.address()).toString());
      reference.put("parameters", java.util.List.of(new RawXml(parameter())));
    } else {
      reference.put("address", to);
    }
    model.put(key, reference);
  }

  private String parameter() {
    return "<wse:Identifier xmlns:wse=\""
        + Namespaces.WSE
        + "\">"
        + Variables.escape(subscription.reference())
        + "</wse:Identifier>";
  }

  private void pair(String key, String first, Text value, String second, Optional<Text> other) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(first, step.text(value));
    other.ifPresent(o -> map.put(second, step.text(o)));
    model.put(key, map);
  }

  /** The content of wsman:Bookmark: a URI, or what came, with or without its element. */
  private Object bookmark(Text bookmark) {
    if (step.text(bookmark).equals("earliest")) {
      return Uris.BOOKMARK_EARLIEST;
    }
    Optional<String> content = step.variables().content(bookmark);
    if (content.isPresent()) {
      return new RawXml(content.get());
    }
    String xml = step.markup(bookmark).strip();
    if (!xml.startsWith("<")) {
      return step.text(bookmark);
    }
    try {
      var elements = XmlFragments.parse(xml, step.namespaces());
      boolean whole = elements.size() == 1 && Dom.is(elements.get(0), Names.WSMAN_BOOKMARK);
      return new RawXml(whole ? Markup.inner(elements.get(0)) : xml);
    } catch (UnreadableMessageException e) {
      return new RawXml(xml);
    }
  }

  /** wst:IssuedTokens with one token. */
  private String tokens(SubscriptionTerms.Credentials credentials) {
    boolean certificate = credentials.thumbprint().isPresent();
    String type =
        credentials
            .tokenType()
            .map(step::text)
            .orElse(certificate ? Uris.TOKEN_THUMBPRINT : Uris.TOKEN_USERNAME);
    String token =
        certificate
            ? "<wsman:CertificateThumbprint>"
                + escaped(credentials.thumbprint())
                + "</wsman:CertificateThumbprint>"
            : "<wsse:UsernameToken><wsse:Username>"
                + escaped(credentials.user())
                + "</wsse:Username>"
                + credentials
                    .password()
                    .map(p -> "<wsse:Password>" + escaped(Optional.of(p)) + "</wsse:Password>")
                    .orElse("")
                + "</wsse:UsernameToken>";
    return "<wst:IssuedTokens xmlns:wst=\""
        + Namespaces.WST
        + "\" xmlns:wsse=\""
        + Namespaces.WSSE
        + "\" xmlns:wsp=\""
        + Namespaces.WSP
        + "\" s:mustUnderstand=\"true\"><wst:RequestSecurityTokenResponse><wst:TokenType>"
        + Variables.escape(type)
        + "</wst:TokenType><wst:RequestedSecurityToken>"
        + token
        + "</wst:RequestedSecurityToken><wsp:AppliesTo><wsa:EndpointReference>"
        + applied(credentials)
        + "</wsa:EndpointReference></wsp:AppliesTo></wst:RequestSecurityTokenResponse>"
        + "</wst:IssuedTokens>";
  }

  /** The reference that wse:NotifyTo holds, or an address in its place. */
  private String applied(SubscriptionTerms.Credentials credentials) {
    Optional<String> given = credentials.appliesTo().map(step::text);
    if (given.isPresent()) {
      return "<wsa:Address>" + Variables.escape(given.get()) + "</wsa:Address>";
    }
    if (!(model.get("notifyTo") instanceof Map<?, ?> notifyTo)) {
      return "<wsa:Address>" + Uris.ANONYMOUS + "</wsa:Address>";
    }
    String address =
        "<wsa:Address>"
            + Variables.escape(String.valueOf(notifyTo.get("address")))
            + "</wsa:Address>";
    return notifyTo.containsKey("parameters")
        ? address + "<wsa:ReferenceParameters>" + parameter() + "</wsa:ReferenceParameters>"
        : address;
  }

  private String escaped(Optional<Text> text) {
    return text.map(step::text).map(Variables::escape).orElse("");
  }

  private void put(String key, Optional<Text> text) {
    text.ifPresent(t -> model.put(key, step.text(t)));
  }
}
