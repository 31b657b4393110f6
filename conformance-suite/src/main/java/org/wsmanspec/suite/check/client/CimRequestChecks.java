package org.wsmanspec.suite.check.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.cim.CimClassUris;

/** What a client of CIM classes owes (DSP0227 5, 8 and 11). */
public final class CimRequestChecks {

  private static final String CLASS_LEVEL = "DSP0227-cim-05";
  private static final String OBJECT = "DSP0227-cim-17";
  private static final String METHOD = "DSP0227-cim-24";

  private static final Set<String> OF_CLASSES = Set.of(Actions.ENUMERATE, Actions.CREATE);

  private CimRequestChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofRequests(
            "client/class-selectors", List.of(CLASS_LEVEL), CimRequestChecks::classLevel),
        Check.ofRequests("client/association", List.of(OBJECT), CimRequestChecks::association),
        Check.ofRequests("client/method", List.of(METHOD), CimRequestChecks::method));
  }

  private static void classLevel(Asked asked, FindingSink sink) {
    boolean ofClass =
        OF_CLASSES.contains(asked.action())
            && asked.only(Names.WSMAN_FRAGMENT_TRANSFER).isEmpty()
            && asked.envelope().resourceUri().filter(CimClassUris::is).isPresent();
    if (!ofClass) {
      return;
    }
    Optional<Selector> key =
        asked.envelope().selectors().stream().filter(s -> !s.name().startsWith("__")).findFirst();
    if (key.isPresent()) {
      sink.broken(
          CLASS_LEVEL,
          "no selectors but " + Uris.CIM_NAMESPACE_SELECTOR + ", since a class is addressed",
          "selector " + key.get().name(),
          asked.place(),
          "");
    } else {
      sink.held(CLASS_LEVEL, asked.place());
    }
  }

  private static void association(Asked asked, FindingSink sink) {
    if (!asked.action().equals(Actions.ENUMERATE) || asked.exchange().lacks(Gap.VALUES)) {
      return;
    }
    Optional<Element> filter =
        asked
            .envelope()
            .bodyChild()
            .flatMap(
                b -> Dom.child(b, Names.WSMAN_FILTER).or(() -> Dom.child(b, Names.WSEN_FILTER)))
            .filter(
                f ->
                    Dom.attribute(f, Names.DIALECT)
                        .map(String::strip)
                        .filter(Uris.DIALECT_ASSOCIATION::equals)
                        .isPresent());
    Optional<Element> query = filter.flatMap(f -> Dom.children(f).stream().findFirst());
    if (query.isEmpty()) {
      return;
    }
    Optional<Element> object = Dom.child(query.get(), Names.WSMB_OBJECT);
    boolean named =
        object.map(EndpointReference::in).flatMap(EndpointReference::resourceUri).isPresent();
    if (named) {
      sink.held(OBJECT, asked.at(object.get()));
    } else {
      sink.broken(
          OBJECT,
          "wsmb:Object with wsa:Address and wsa:ReferenceParameters",
          object
              .map(
                  o ->
                      String.join(
                          ", ",
                          Dom.children(o).stream()
                              .map(c -> Namespaces.display(Dom.name(c)))
                              .toList()))
              .map(names -> "wsmb:Object with " + (names.isEmpty() ? "nothing" : names))
              .orElse("none"),
          asked.at(object.orElse(query.get())),
          "");
    }
  }

  private static void method(Asked asked, FindingSink sink) {
    String action = asked.action();
    Optional<String> uri = asked.envelope().resourceUri().filter(CimClassUris::is);
    boolean custom = CimClassUris.is(action);
    if (uri.isEmpty() || !custom) {
      return;
    }
    int slash = action.lastIndexOf('/');
    String method = action.substring(slash + 1);
    if (!action.substring(0, slash).equals(uri.get())) {
      sink.soft(
          METHOD,
          "wsa:Action " + uri.get() + "/" + method,
          "wsa:Action " + action,
          asked.place(),
          "the method may be declared by a superclass");
      return;
    }
    List<Element> children = asked.envelope().bodyChildren();
    if (asked.exchange().lacks(Gap.VALUES) || children.isEmpty()) {
      // A method without input may be called with an empty body, as far as the text is known here.
      return;
    }
    Element input = children.get(0);
    if (input.getLocalName().equals(method + "_INPUT")
        && Dom.name(input).getNamespaceURI().equals(uri.get())) {
      sink.held(METHOD, asked.at(input));
    } else {
      sink.broken(
          METHOD,
          method + "_INPUT in the namespace " + uri.get(),
          Namespaces.display(Dom.name(input)),
          asked.at(input),
          "");
    }
  }
}
