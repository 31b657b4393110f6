package org.wsmanspec.suite;

import static org.wsmanspec.suite.Variant.refusing;

import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.http.HttpAnswer;

/** Endpoints that refuse what a service need not offer, with and without a claim to offer it. */
final class RefusingVariants {

  private RefusingVariants() {}

  /** Features that a service may lack. */
  static Stream<Variant> all() {
    Variant fragments =
        refusing(
            "fragments answered with MustUnderstand",
            e -> e.header(Names.WSMAN_FRAGMENT_TRANSFER).isPresent(),
            "s:MustUnderstand",
            "");
    Variant fragments2 =
        refusing(
            "fragments answered with UnsupportedFeature",
            e -> e.header(Names.WSMAN_FRAGMENT_TRANSFER).isPresent(),
            "s:Sender",
            "wsman:UnsupportedFeature");
    Variant modes =
        refusing(
            "no EnumerationMode",
            e -> has(e, Names.WSMAN_ENUMERATION_MODE),
            "s:Sender",
            "wsman:UnsupportedFeature");
    Variant filters =
        refusing(
            "no filters",
            e -> has(e, Names.WSMAN_FILTER) || has(e, Names.WSEN_FILTER),
            "s:Sender",
            "wsen:FilteringNotSupported");
    Variant enumeration =
        refusing(
            "no enumeration",
            // Pull mode of subscriptions is another feature that uses the same messages.
            e -> e.action().orElse("").contains("/enumeration/") && !pullsEvents(e),
            "s:Sender",
            "wsa:ActionNotSupported");
    Variant put =
        refusing(
            "no Put",
            e -> e.action().orElse("").equals(Actions.PUT),
            "s:Sender",
            "wsa:ActionNotSupported");
    Variant create =
        refusing(
            "no Create or Delete",
            e ->
                e.action().orElse("").equals(Actions.CREATE)
                    || e.action().orElse("").equals(Actions.DELETE),
            "s:Sender",
            "wsa:ActionNotSupported");
    Variant renew =
        refusing(
            "no Renew",
            e -> e.action().orElse("").matches(".*enumeration/(Renew|GetStatus)"),
            "s:Sender",
            "wsa:ActionNotSupported");
    Variant optimize =
        refusing(
            "no optimization, refused",
            e -> has(e, Names.WSMAN_OPTIMIZE_ENUMERATION),
            "s:Sender",
            "wsman:UnsupportedFeature");
    Variant timeouts =
        refusing(
            "no mandatory timeouts",
            e -> mandatory(e, Names.WSMAN_OPERATION_TIMEOUT),
            "s:MustUnderstand",
            "");
    Variant locale =
        refusing(
            "no mandatory Locale",
            e -> mandatory(e, Names.WSMAN_LOCALE),
            "s:Sender",
            "wsman:UnsupportedFeature");
    Variant options =
        refusing(
            "no mandatory options",
            e -> mandatory(e, Names.WSMAN_OPTION_SET),
            "s:MustUnderstand",
            "");
    Variant invoke =
        refusing(
            "no methods",
            e -> e.action().orElse("").contains("cim-schema/2/"),
            "s:Sender",
            "wsa:ActionNotSupported");
    Variant denied =
        refusing("no right to anything", e -> !e.isIdentify(), "s:Sender", "wsman:AccessDenied");
    Variant busy =
        refusing("always busy", e -> !e.isIdentify(), "s:Receiver", "wsa:EndpointUnavailable");
    return Stream.of(
        fragments,
        fragments.without("fragment"),
        fragments2,
        fragments2.without("fragment"),
        modes,
        modes.without("enumeration.epr", "enumeration.object-epr"),
        filters,
        filters.without(
            "filter", "filter.xpath", "filter.wql", "filter.selector", "cim.association"),
        enumeration,
        enumeration.without(
            "enumeration",
            "enumeration.optimized",
            "enumeration.count",
            "enumeration.epr",
            "enumeration.object-epr",
            "enumeration.expires",
            "enumeration.renew",
            "filter",
            "filter.xpath",
            "filter.selector",
            "filter.wql",
            "cim.association",
            "cim.polymorphism"),
        put,
        put.without("put"),
        create,
        create.without("create", "delete"),
        renew,
        renew.without("enumeration.renew"),
        optimize,
        optimize.without("enumeration.optimized"),
        timeouts,
        timeouts.without("operation-timeout"),
        locale,
        locale.without("locale"),
        options,
        options.without("option-set"),
        invoke,
        invoke.without("invoke"),
        denied,
        busy,
        refusing(
                "UTF-16 refused",
                e -> e.encoding().charset().name().startsWith("UTF-16"),
                "s:Sender",
                "wsman:EncodingLimit")
            .without("utf16"),
        Variant.of(
            "UTF-16 refused by HTTP",
            (r, a) ->
                r.filter(e -> e.encoding().charset().name().startsWith("UTF-16")).isPresent()
                    ? HttpAnswer.plain(415, "Unsupported")
                    : a));
  }

  private static boolean pullsEvents(Envelope envelope) {
    return envelope.elements(Names.WSEN_ENUMERATION_CONTEXT).stream()
        .anyMatch(c -> Dom.text(c).startsWith("urn:wsmanspec:events:"));
  }

  private static boolean has(Envelope request, QName name) {
    return request.bodyChild().flatMap(b -> Dom.child(b, name)).isPresent();
  }

  private static boolean mandatory(Envelope request, QName name) {
    return request.header(name).filter(Envelope::mustUnderstand).isPresent();
  }
}
