package org.wsmanspec.message.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.vocabulary.Uris;

/**
 * Fills the model of a request with what a client customarily sends.
 *
 * <p>A fresh message id, an anonymous reply address, and s:mustUnderstand true on wsa:To,
 * wsa:Action, wsman:ResourceURI, wsman:MaxEnvelopeSize and wsman:FragmentTransfer, false on
 * wsman:Locale (DSP0226 5.2, 6.1 to 6.3, 7.7). Every value can be replaced; null takes it away.
 */
public final class RequestModel {

  private final Map<String, @Nullable Object> model = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> mustUnderstand = new LinkedHashMap<>();

  private RequestModel(String to) {
    model.put("to", to);
    model.put("messageId", "urn:uuid:" + UUID.randomUUID());
    model.put("replyTo", Uris.ANONYMOUS);
    for (String header :
        List.of("To", "Action", "ResourceURI", "MaxEnvelopeSize", "FragmentTransfer")) {
      mustUnderstand.put(header, true);
    }
    mustUnderstand.put("Locale", false);
  }

  /**
   * A request to an address.
   *
   * @param address what wsa:To says
   */
  public static RequestModel to(String address) {
    return new RequestModel(address);
  }

  /** wsman:ResourceURI. */
  public RequestModel resourceUri(String uri) {
    return with("resourceUri", uri);
  }

  /** wsman:SelectorSet: name to text or to an endpoint reference map, in this order. */
  public RequestModel selectors(Map<String, ?> selectors) {
    return with("selectors", selectors);
  }

  /**
   * Whether a header says s:mustUnderstand.
   *
   * @param header local name, such as {@code Locale}
   * @param value true or false; null leaves the attribute out
   */
  public RequestModel mustUnderstand(String header, @Nullable Boolean value) {
    mustUnderstand.put(header, value);
    return this;
  }

  /**
   * Set any key of the model.
   *
   * @param key one of those that {@link MessageTemplates} lists
   * @param value in the shape listed there; null takes a default away
   */
  public RequestModel with(String key, @Nullable Object value) {
    model.put(key, value);
    return this;
  }

  /** The model, a copy, for {@link MessageTemplates#render}. */
  public Map<String, @Nullable Object> toModel() {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(model);
    copy.put("mustUnderstand", new LinkedHashMap<>(mustUnderstand));
    return copy;
  }

  /**
   * Render a template with this model.
   *
   * @throws TemplateException as {@link MessageTemplates#render} does
   */
  public String render(String template) {
    return MessageTemplates.render(template, toModel());
  }
}
