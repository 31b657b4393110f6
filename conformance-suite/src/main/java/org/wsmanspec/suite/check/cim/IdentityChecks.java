package org.wsmanspec.suite.check.cim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.cim.CimInstances.Instance;

/** Whether names and what they name go together (DSP0227 5 to 7). */
public final class IdentityChecks {

  private static final String CLASS_URI = "DSP0227-cim-02";
  private static final String KEYS = "DSP0227-cim-04";
  private static final String ASKED_FOR = "DSP0227-cim-07";

  private static final String DMTF = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/";

  /** A date as XML or CIM have it, or an interval. */
  private static final Pattern TIME =
      Pattern.compile("^[0-9*]{14}\\.|^[0-9]{4}-[0-9]{2}-[0-9]{2}|^P(?=[0-9T])[0-9YMDTHS.]+$");

  /** A truth value as a word beside one as a digit. */
  private static final Pattern BOOLEAN =
      Pattern.compile("(1true|true1|0false|false0)", Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");

  private IdentityChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies("cim/class-uri", List.of(CLASS_URI), IdentityChecks::classUris),
        Check.ofReplies("cim/reference-keys", List.of(KEYS), IdentityChecks::references),
        Check.ofReplies("cim/instance-asked-for", List.of(ASKED_FOR), IdentityChecks::askedFor));
  }

  /** URIs in references that the service hands out; what it echoes in headers is the client's. */
  private static void classUris(Reply reply, FindingSink sink) {
    Optional<Element> body = reply.envelope().body();
    if (body.isEmpty() || reply.isFault() || reply.exchange().lacks(Gap.VALUES)) {
      return;
    }
    NodeList uris = body.get().getElementsByTagNameNS(Namespaces.WSMAN, "ResourceURI");
    for (int i = 0; i < uris.getLength(); i++) {
      classUri(reply, (Element) uris.item(i), sink);
    }
  }

  private static void classUri(Reply reply, Element element, FindingSink sink) {
    String uri = Dom.text(element);
    if (uri.endsWith("*") || (!CimClassUris.is(uri) && !uri.startsWith(DMTF))) {
      return;
    }
    String name = CimClassUris.tail(uri);
    if (!CimClassUris.isClassName(name)) {
      sink.broken(
          CLASS_URI,
          "a class name at the end of the resource URI",
          uri,
          reply.at(element),
          "keys and the like belong into selectors");
    } else if (!CimClassUris.is(uri)) {
      sink.soft(
          CLASS_URI,
          Namespaces.CIM_SCHEMA + " and a class name",
          uri,
          reply.at(element),
          "another version of the schema than any that this suite knows");
    } else if (name.startsWith("CIM_") && !CimClassUris.isDmtf(uri) && !CimClassUris.isWmi(uri)) {
      sink.soft(
          CLASS_URI,
          Namespaces.CIM_SCHEMA + name,
          uri,
          reply.at(element),
          "names that begin with CIM_ are the DMTF's, unless a vendor took them for its own");
    } else {
      sink.held(CLASS_URI, reply.at(element));
    }
  }

  private static void references(Reply reply, FindingSink sink) {
    for (Instance instance : CimInstances.in(reply)) {
      if (instance.reference().isPresent()) {
        compare(
            reply,
            instance,
            KEYS,
            "a reference with the keys of the object beside it",
            "the reference names another object",
            sink);
      }
    }
  }

  private static void askedFor(Reply reply, FindingSink sink) {
    if (!reply.answers(Actions.GET) || !CimInstances.asked(reply)) {
      return;
    }
    for (Instance instance : CimInstances.in(reply)) {
      compare(
          reply,
          instance,
          ASKED_FOR,
          "the instance that the selectors of the request name",
          "another instance was returned",
          sink);
    }
  }

  /** Selectors that name no property are the service's own business. */
  private static void compare(
      Reply reply,
      Instance instance,
      String requirement,
      String expected,
      String hint,
      FindingSink sink) {
    if (reply.exchange().lacks(Gap.VALUES)) {
      sink.unknown(requirement, Gap.VALUES.text(), reply.place());
      return;
    }
    boolean compared = false;
    for (Selector selector : instance.selectors()) {
      List<Element> values = instance.property(selector.name());
      if (values.size() != 1 || hidden(selector, values.get(0))) {
        continue;
      }
      Optional<String> other =
          requirement.equals(KEYS) && textForReference(selector, values.get(0))
              ? Optional.of("a text in the selector where the key is a reference")
              : difference(selector, values.get(0));
      if (other.isPresent()) {
        sink.broken(
            requirement,
            expected + ": " + selector.name() + " " + selector.value(),
            other.get(),
            reply.at(values.get(0)),
            hint);
        return;
      }
      compared = true;
    }
    if (compared) {
      sink.held(requirement, reply.at(instance.element()));
    }
  }

  private static boolean textForReference(Selector selector, Element property) {
    return selector.reference().isEmpty()
        && Dom.child(property, Names.WSA_REFERENCE_PARAMETERS).isPresent();
  }

  private static Optional<String> difference(Selector selector, Element property) {
    if (selector.reference().isPresent()
        || !Dom.children(property).isEmpty()
        || Dom.isNil(property)) {
      return Optional.empty();
    }
    String value = Dom.text(property);
    return same(selector.value(), value)
        ? Optional.empty()
        : Optional.of(selector.name() + " " + value);
  }

  /**
   * Lenient: case, punctuation and the way numbers, times and truth values are written do not tell
   * values apart.
   */
  private static boolean same(String a, String b) {
    if (TIME.matcher(a).find() || TIME.matcher(b).find() || BOOLEAN.matcher(a + b).matches()) {
      return true;
    }
    if (NUMBER.matcher(a).matches() && NUMBER.matcher(b).matches()) {
      return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    }
    return folded(a).equals(folded(b));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static boolean hidden(Selector selector, Element property) {
    return selector.value().contains(Redaction.MARK) || Dom.text(property).contains(Redaction.MARK);
  }
}
