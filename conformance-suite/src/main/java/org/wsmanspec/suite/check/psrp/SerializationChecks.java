package org.wsmanspec.suite.check.psrp;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.wsmanspec.message.clixml.Clixml;
import org.wsmanspec.message.clixml.ClixmlText;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Dictionary;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;

/** How objects are written (MS-PSRP 2.2.5, 2.2.3.18 and 2.2.6.1.4). */
public final class SerializationChecks {

  private static final String ELEMENTS = "MS-PSRP-2.2.5-1";
  private static final String DATE = "MS-PSRP-2.2.5.1.4-1";
  private static final String VERSION = "MS-PSRP-2.2.5.1.21-1";
  private static final String REFERENCES = "MS-PSRP-2.2.5.2.1-1";
  private static final String TYPE_NAMES = "MS-PSRP-2.2.5.2.3-1";
  private static final String DICTIONARY = "MS-PSRP-2.2.5.2.6.4-1";
  private static final String STRINGS = "MS-PSRP-2.2.5.3.2-1";
  private static final String NO_TYPE_NAMES = "MS-PSRP-2.2.2.1-2";
  private static final String PRIMITIVES = "MS-PSRP-2.2.3.18-1";
  private static final String ARRAYS = "MS-PSRP-2.2.6.1.4-1";

  private static final int LONGEST = 200;
  private static final Pattern ZONE = Pattern.compile("(Z|[+-]\\d\\d:\\d\\d)$");

  /** Messages whose object is made for them, and is no object of a program. */
  private static final Set<MessageType> PLAIN =
      EnumSet.of(
          MessageType.SESSION_CAPABILITY,
          MessageType.INIT_RUNSPACEPOOL,
          MessageType.PUBLIC_KEY,
          MessageType.ENCRYPTED_SESSION_KEY,
          MessageType.CONNECT_RUNSPACEPOOL,
          MessageType.SET_MAX_RUNSPACES,
          MessageType.SET_MIN_RUNSPACES,
          MessageType.RUNSPACE_AVAILABILITY,
          MessageType.RUNSPACEPOOL_STATE,
          MessageType.CREATE_PIPELINE,
          MessageType.GET_AVAILABLE_RUNSPACES,
          MessageType.APPLICATION_PRIVATE_DATA,
          MessageType.RUNSPACEPOOL_INIT_DATA,
          MessageType.RESET_RUNSPACE_STATE,
          MessageType.RUNSPACEPOOL_HOST_CALL,
          MessageType.RUNSPACEPOOL_HOST_RESPONSE,
          MessageType.PIPELINE_STATE,
          MessageType.PIPELINE_HOST_CALL,
          MessageType.PIPELINE_HOST_RESPONSE);

  private SerializationChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Pools.checkMessages(
            "psrp/clixml",
            List.of(ELEMENTS, VERSION, REFERENCES, TYPE_NAMES, DICTIONARY, STRINGS),
            SerializationChecks::elements),
        Pools.checkMessages("psrp/strings", List.of(STRINGS), SerializationChecks::strings),
        Pools.checkMessages("psrp/date-zone", List.of(DATE), SerializationChecks::dates),
        Pools.checkMessages("psrp/type-names", List.of(NO_TYPE_NAMES), SerializationChecks::types),
        Pools.checkMessages(
            "psrp/primitive-dictionary", List.of(PRIMITIVES), SerializationChecks::dictionaries),
        Pools.checkMessages("psrp/host-arrays", List.of(ARRAYS), SerializationChecks::arrays));
  }

  private static void elements(Said said, FindingSink sink) {
    if (said.message().dataLength() == 0 || said.is(MessageType.END_OF_PIPELINE_INPUT)) {
      return;
    }
    List<Clixml.Problem> problems = said.inspection().problems();
    for (Clixml.Problem problem : problems) {
      String rule = rule(problem);
      sink.broken(
          rule,
          "CLIXML as MS-PSRP 2.2.5 has it",
          said.name() + ": " + problem.what() + " at " + problem.where(),
          said.place(),
          "PowerShell refuses the whole message");
    }
    for (String rule : List.of(ELEMENTS, REFERENCES, TYPE_NAMES, DICTIONARY, STRINGS, VERSION)) {
      if (problems.isEmpty() && said.document().isPresent()) {
        sink.held(rule, said.place());
      }
    }
  }

  private static String rule(Clixml.Problem problem) {
    String what = problem.what();
    if (what.contains("names no object that came before")
        || what.startsWith("a second object has the RefId")
        || what.contains("names no list")) {
      return REFERENCES;
    } else if (what.contains("list of type names") || what.contains("no name of a type")) {
      return TYPE_NAMES;
    } else if (what.startsWith("an entry holds")) {
      return DICTIONARY;
    } else if (problem.where().contains("Version")) {
      return VERSION;
    } else if (isControl(what)) {
      return STRINGS;
    }
    return ELEMENTS;
  }

  /** What an XML parser says of a character that XML does not allow. */
  private static boolean isControl(String what) {
    return what.contains("invalid XML character") || what.contains("Unicode: 0x");
  }

  /** Characters that stand in texts as they are, though they should be escaped. */
  private static void strings(Said said, FindingSink sink) {
    said.document().stream()
        .flatMap(d -> Values.all(d.root()))
        .filter(v -> v instanceof Primitive p && p.tag().isText())
        .map(v -> ((Primitive) v).text())
        .forEach(
            text -> {
              Optional<String> control =
                  text.chars()
                      .filter(SerializationChecks::isControl)
                      .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
                      .findFirst();
              if (control.isPresent()) {
                sink.broken(
                    STRINGS, "_xHHHH_ for it", control.get() + " as it is", said.place(), "");
              } else if (text.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
                sink.soft(
                    STRINGS,
                    "_xHHHH_ for each surrogate",
                    "a character beyond U+FFFF as it is",
                    said.place(),
                    "readers are known to take it");
              }
            });
  }

  private static boolean isControl(int c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F);
  }

  private static void dates(Said said, FindingSink sink) {
    said.document()
        .ifPresent(
            document ->
                Values.all(document.root())
                    .filter(v -> v instanceof Primitive p && p.tag() == PrimitiveTag.DT)
                    .map(v -> ((Primitive) v).text())
                    .forEach(
                        text ->
                            Tell.whether(
                                ZONE.matcher(text.strip()).find(),
                                sink,
                                DATE,
                                "a time with its zone",
                                Tell.quoted(text),
                                said.place(),
                                "readers take it for a time of their own zone")));
  }

  private static void types(Said said, FindingSink sink) {
    boolean plain = said.type().filter(PLAIN::contains).isPresent();
    Optional<ComplexObject> root =
        said.document()
            .map(d -> d.root())
            .filter(ComplexObject.class::isInstance)
            .map(ComplexObject.class::cast);
    if (plain && root.isPresent()) {
      Tell.whether(
          root.get().typeNames().isEmpty(),
          sink,
          NO_TYPE_NAMES,
          "an object without type names",
          String.join(", ", root.get().typeNames()),
          said.place(),
          "");
    }
  }

  private static void dictionaries(Said said, FindingSink sink) {
    String name =
        said.is(MessageType.INIT_RUNSPACEPOOL)
            ? "ApplicationArguments"
            : said.is(MessageType.APPLICATION_PRIVATE_DATA) ? "ApplicationPrivateData" : "";
    said.document()
        .filter(d -> !name.isEmpty() && d.root() instanceof ComplexObject)
        .flatMap(d -> ((ComplexObject) d.root()).property(name).map(d::resolve))
        .filter(ComplexObject.class::isInstance)
        .map(ComplexObject.class::cast)
        .filter(o -> o.entries().isPresent())
        .ifPresent(
            o ->
                Tell.unless(
                    wrong(o),
                    sink,
                    PRIMITIVES,
                    "strings as keys; primitives, lists of them or primitive dictionaries as values",
                    said.place(),
                    ""));
  }

  private static Optional<String> wrong(ComplexObject dictionary) {
    for (Dictionary.Entry entry : dictionary.entries().orElse(List.of())) {
      if (!(entry.key() instanceof Primitive key && key.tag() == PrimitiveTag.S)) {
        return Optional.of("a key that is no string");
      }
      Optional<String> wrong = wrongValue(entry.value());
      if (wrong.isPresent()) {
        return wrong.map(w -> "key " + Tell.quoted(key.string()) + ": " + w);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> wrongValue(ClixmlValue value) {
    if (value instanceof Primitive p) {
      return p.tag() == PrimitiveTag.SBK || p.tag() == PrimitiveTag.SS
          ? Optional.of("<" + p.tag().element() + ">")
          : Optional.empty();
    }
    if (value instanceof ComplexObject o) {
      if (o.entries().isPresent()) {
        return wrong(o);
      }
      if (o.items().isPresent()) {
        return o.items().get().stream().flatMap(i -> wrongValue(i).stream()).findFirst();
      }
    }
    // References, and primitives with properties of their own, are left alone.
    return Optional.empty();
  }

  private static void arrays(Said said, FindingSink sink) {
    boolean host =
        said.is(MessageType.PIPELINE_HOST_CALL)
            || said.is(MessageType.RUNSPACEPOOL_HOST_CALL)
            || said.is(MessageType.PIPELINE_HOST_RESPONSE)
            || said.is(MessageType.RUNSPACEPOOL_HOST_RESPONSE);
    if (!host) {
      return;
    }
    said.document().stream()
        .flatMap(d -> Values.all(d.root()))
        .filter(ComplexObject.class::isInstance)
        .map(ComplexObject.class::cast)
        .filter(o -> o.property("mae").isPresent() || o.property("mal").isPresent())
        .forEach(
            array -> {
              Optional<List<ClixmlValue>> lengths = list(array, "mal");
              boolean right =
                  list(array, "mae").isPresent()
                      && lengths
                          .filter(
                              l ->
                                  !l.isEmpty()
                                      && l.stream()
                                          .allMatch(
                                              i ->
                                                  i instanceof Primitive p
                                                      && p.tag() == PrimitiveTag.I32))
                          .isPresent();
              Tell.whether(
                  right,
                  sink,
                  ARRAYS,
                  "mae, a list, and mal, a list of at least one I32",
                  ClixmlText.of(array, LONGEST),
                  said.place(),
                  "");
            });
  }

  private static Optional<List<ClixmlValue>> list(ComplexObject object, String name) {
    return object
        .property(name)
        .filter(ComplexObject.class::isInstance)
        .map(ComplexObject.class::cast)
        .flatMap(ComplexObject::items);
  }
}
