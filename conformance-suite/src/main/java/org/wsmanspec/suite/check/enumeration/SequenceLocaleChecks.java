package org.wsmanspec.suite.check.enumeration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** The language of a sequence is that of its first message (DSP0226 6.3). */
public final class SequenceLocaleChecks {

  private static final String FIRST_RULES = "R6.3-5";

  private SequenceLocaleChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of(
            "enumeration/locale-of-sequence", List.of(FIRST_RULES), SequenceLocaleChecks::judge));
  }

  private static void judge(Conversation conversation, FindingSink sink) {
    Enumerations.walk(
        conversation,
        (exchange, before) -> {
          Optional<Asked> opener = before.flatMap(Enumerations.Context::opener);
          Optional<String> first = opener.flatMap(SequenceLocaleChecks::asked);
          Optional<Reply> reply = Reply.of(exchange).filter(r -> askedPull(r));
          Optional<String> later = reply.flatMap(Reply::asked).flatMap(a -> asked(a));
          if (first.isPresent() && later.isPresent() && !first.get().equals(later.get())) {
            judge(first.get(), later.get(), reply.get(), sink);
          }
        });
  }

  private static boolean askedPull(Reply reply) {
    return reply.askedAction().filter(Actions.PULL::equals).isPresent();
  }

  private static void judge(String first, String later, Reply reply, FindingSink sink) {
    if (reply.isFault()) {
      sink.held(FIRST_RULES, reply.place());
      return;
    }
    Set<String> languages = languages(reply.envelope());
    if (languages.isEmpty()) {
      sink.unknown(FIRST_RULES, "the response to Pull states no language", reply.place());
    } else if (languages.contains(later) && !languages.contains(first)) {
      sink.broken(
          FIRST_RULES,
          "an answer in '" + first + "', the language that the Enumerate asked for",
          "xml:lang '" + later + "', as the Pull asks",
          reply.place(),
          "a client that sends its current Locale with each message gets a mixed list");
    } else {
      sink.held(FIRST_RULES, reply.place());
    }
  }

  /** The primary language that a request asks for. */
  private static Optional<String> asked(Asked asked) {
    return asked
        .only(Names.WSMAN_LOCALE)
        .flatMap(e -> Dom.attribute(e, Names.XML_LANG))
        .map(SequenceLocaleChecks::primary)
        .filter(t -> !t.isEmpty());
  }

  private static Set<String> languages(Envelope envelope) {
    Set<String> found = new TreeSet<>();
    language(envelope.root(), found);
    envelope.body().ifPresent(b -> below(b, 4, found));
    return found;
  }

  /** Further down are properties, whose languages are their own. */
  private static void below(Element element, int depth, Set<String> found) {
    language(element, found);
    if (depth > 1) {
      Dom.children(element).forEach(c -> below(c, depth - 1, found));
    }
  }

  private static void language(Element element, Set<String> found) {
    Dom.attribute(element, Names.XML_LANG)
        .map(SequenceLocaleChecks::primary)
        .filter(t -> !t.isEmpty())
        .ifPresent(found::add);
  }

  private static String primary(String tag) {
    return tag.strip().toLowerCase(Locale.ROOT).replaceFirst("-.*", "");
  }
}
