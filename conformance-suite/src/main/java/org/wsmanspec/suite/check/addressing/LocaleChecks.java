package org.wsmanspec.suite.check.addressing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** In which language a service speaks, and whether it says so (DSP0226 6.3). */
public final class LocaleChecks {

  private static final String HINT = "R6.3-1";
  private static final String LANGUAGE = "R6.3-4";

  /** A sentence, as no identifier, number or list of values is one. */
  private static final Pattern PROSE =
      Pattern.compile("\\s*\\p{L}+,?(\\s+[\\p{L}'-]+[,;:]?){3}.*", Pattern.DOTALL);

  private LocaleChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("addressing/locale-hint", List.of(HINT), LocaleChecks::hints),
        Check.ofReplies("addressing/language", List.of(LANGUAGE), LocaleChecks::language));
  }

  /** A fault in a conversation, with the languages in which its reason is told. */
  private record Told(Reply reply, String fault, Set<String> languages, Optional<String> wanted) {}

  /**
   * Which languages a service has is not known; but one in which it told a fault once it can tell
   * the same fault in when it is asked to.
   */
  private static void hints(Conversation conversation, FindingSink sink) {
    List<Told> all = new ArrayList<>();
    Map<String, Set<String>> spoken = new HashMap<>();
    for (Exchange exchange : conversation.exchanges()) {
      Reply.of(exchange)
          .filter(r -> exchange.role() == Exchange.Role.OPERATION)
          .flatMap(LocaleChecks::told)
          .ifPresent(
              t -> {
                all.add(t);
                spoken.computeIfAbsent(t.fault(), f -> new HashSet<>()).addAll(t.languages());
              });
    }
    for (Told told : all) {
      String wanted = told.wanted().orElse("");
      if (wanted.isEmpty()) {
        continue;
      }
      if (told.languages().contains(wanted)) {
        sink.held(HINT, told.reply().place());
      } else if (spoken.getOrDefault(told.fault(), Set.of()).contains(wanted)) {
        sink.broken(
            HINT,
            "a reason in " + wanted + ", as wsman:Locale asks",
            "one in " + String.join(", ", told.languages()),
            told.reply().place(),
            "the same fault was told in " + wanted + " elsewhere, so the service has the text");
      }
    }
  }

  private static Optional<Told> told(Reply reply) {
    return reply
        .fault()
        // What happens inside has texts of many origins, and so languages.
        .filter(fault -> !fault.hasSubcode(FaultSubcode.INTERNAL_ERROR.qname()))
        .map(
            fault ->
                new Told(
                    reply,
                    fault.code().map(Namespaces::display).orElse("")
                        + " "
                        + fault.subcode().map(Namespaces::display).orElse("")
                        + " "
                        + fault.faultDetail().orElse(""),
                    reasons(fault),
                    reply
                        .asked()
                        .flatMap(a -> a.only(Names.WSMAN_LOCALE))
                        .flatMap(e -> Dom.attribute(e, Names.XML_LANG))
                        .map(LocaleChecks::primary)))
        .filter(t -> !t.languages().isEmpty());
  }

  private static Set<String> reasons(Fault fault) {
    return fault.reasons().stream()
        .map(r -> primary(r.language().orElse("")))
        .filter(l -> !l.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The language of a tag such as {@code en-US}; region and script are a matter of taste. */
  private static String primary(String tag) {
    return tag.strip().replaceFirst("[-_].*", "").toLowerCase(Locale.ROOT);
  }

  private static void language(Reply reply, FindingSink sink) {
    Optional<Element> silent = reply.fault().flatMap(Fault::detail).flatMap(LocaleChecks::unmarked);
    if (silent.isPresent()) {
      sink.broken(
          LANGUAGE,
          "xml:lang on descriptive text or around it",
          "none at " + Namespaces.display(Dom.name(silent.get())),
          reply.at(silent.get()),
          "the language of s:Text does not reach into s:Detail; xml:lang on s:Envelope does");
    } else if (reply.isFault()) {
      sink.held(LANGUAGE, reply.place());
    }
  }

  /** The first element below that holds a sentence of no stated language. */
  private static Optional<Element> unmarked(Element parent) {
    for (Element child : Dom.children(parent)) {
      boolean leaf = Dom.children(child).isEmpty();
      if (leaf && PROSE.matcher(child.getTextContent()).matches() && !marked(child)) {
        return Optional.of(child);
      }
      Optional<Element> below = unmarked(child);
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private static boolean marked(Element element) {
    for (Node n = element; n instanceof Element e; n = n.getParentNode()) {
      if (Dom.attribute(e, Names.XML_LANG).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
