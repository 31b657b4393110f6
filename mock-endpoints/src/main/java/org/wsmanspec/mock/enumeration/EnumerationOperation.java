package org.wsmanspec.mock.enumeration;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.control.Durations;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.dispatch.Operation;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;

/** Pull, Release, Renew and GetStatus (DSP0226 8.4 and 8.5, WS-Enumeration). */
public final class EnumerationOperation implements Operation {

  /** Which of the four. */
  public enum Verb {
    PULL,
    RELEASE,
    RENEW,
    GET_STATUS
  }

  private final Verb verb;
  private final EnumerationContexts contexts;

  public EnumerationOperation(Verb verb, EnumerationContexts contexts) {
    this.verb = verb;
    this.contexts = contexts;
  }

  @Override
  public Set<QName> headers() {
    return verb == Verb.PULL ? Set.of(Names.WSMAN_REQUEST_TOTAL_ITEMS_COUNT_ESTIMATE) : Set.of();
  }

  @Override
  public void perform(Call call) {
    Element body =
        call.body(
            switch (verb) {
              case PULL -> Names.WSEN_PULL;
              case RELEASE -> Names.WSEN_RELEASE;
              case RENEW -> Names.WSEN_RENEW;
              case GET_STATUS -> Names.WSEN_GET_STATUS;
            });
    Singletons.require(body);
    Optional<ResourceAddress> address = ResourceAddress.optional(call.envelope());
    Element context =
        Dom.child(body, Names.WSEN_ENUMERATION_CONTEXT)
            .orElseThrow(
                () ->
                    SoapFaultException.of(
                        FaultSubcode.SCHEMA_VALIDATION_ERROR,
                        "The request has no wsen:EnumerationContext"));
    Bounds bounds = verb == Verb.PULL ? Bounds.ofPull(body, call.now()) : Bounds.ONE;
    OpenEnumeration enumeration = contexts.lock(Dom.text(context), call.caller().principal());
    try {
      requireSame(enumeration, address);
      switch (verb) {
        case PULL -> pull(call, enumeration, bounds);
        case RELEASE -> contexts.end(enumeration);
        case RENEW -> renew(call, enumeration, body);
        case GET_STATUS ->
            Xml.add(
                Xml.add(call.reply().body(), Names.WSEN_GET_STATUS_RESPONSE),
                Names.WSEN_EXPIRES,
                remaining(enumeration, call.now()));
      }
    } finally {
      contexts.unlock(enumeration);
    }
  }

  /** The reference parameters of the enumerated resource may be left out, but not be others. */
  private static void requireSame(OpenEnumeration enumeration, Optional<ResourceAddress> address) {
    boolean other =
        address.isPresent()
            && (!address.get().uri().equals(enumeration.address.uri())
                || !names(address.get()).equals(names(enumeration.address)));
    if (other) {
      throw SoapFaultException.of(
          FaultSubcode.INVALID_ENUMERATION_CONTEXT,
          "The enumeration context belongs to another resource, " + enumeration.address.uri());
    }
  }

  private static Set<String> names(ResourceAddress address) {
    Set<String> names = new java.util.TreeSet<>();
    address.selectors().forEach(s -> names.add(s.name() + "=" + s.value()));
    return names;
  }

  private void pull(Call call, OpenEnumeration enumeration, Bounds bounds) {
    Estimates.write(call, enumeration.selection);
    Element response = Xml.add(call.reply().body(), Names.WSEN_PULL_RESPONSE);
    Element context = Xml.add(response, Names.WSEN_ENUMERATION_CONTEXT, enumeration.context());
    Element items = Xml.add(response, Names.WSEN_ITEMS);
    boolean more = Batch.fill(call, items, enumeration, bounds);
    if (!more) {
      response.removeChild(context);
      Xml.add(response, Names.WSEN_END_OF_SEQUENCE);
      contexts.end(enumeration);
    }
  }

  private void renew(Call call, OpenEnumeration enumeration, Element body) {
    Expiration granted =
        Expiration.of(Call.text(body, Names.WSEN_EXPIRES), call.now(), contexts.settings());
    enumeration.expireAt(granted.instant());
    // Clients that keep the first context for good are found out here.
    contexts.rename(enumeration);
    Element response = Xml.add(call.reply().body(), Names.WSEN_RENEW_RESPONSE);
    Xml.add(response, Names.WSEN_EXPIRES, granted.text());
    Xml.add(response, Names.WSEN_ENUMERATION_CONTEXT, enumeration.context());
  }

  private static String remaining(OpenEnumeration enumeration, Instant now) {
    Instant end = enumeration.expires().truncatedTo(ChronoUnit.MILLIS);
    return Durations.format(end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO);
  }
}
