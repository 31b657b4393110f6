package org.wsmanspec.suite.check.eventing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.Contents;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.eventing.Delivered.Kind;

/** Bookmarks on deliveries, and where delivery goes on (DSP0226 10.2.6). */
public final class BookmarkChecks {

  private static final String SENT = "DSP0226-eventing-33";
  private static final String RESUMES = "DSP0226-eventing-34";
  private static final String WHOLE_MESSAGE = "DSP0226-eventing-37";

  private BookmarkChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Subscriptions.check("eventing/bookmarks", List.of(SENT), BookmarkChecks::sent),
        Check.of("eventing/resumed", List.of(RESUMES, WHOLE_MESSAGE), BookmarkChecks::resumed));
  }

  static boolean empty(Element bookmark) {
    return Dom.children(bookmark).isEmpty() && Dom.text(bookmark).isEmpty();
  }

  private static void sent(Subscription subscription, FindingSink sink) {
    if (!subscription.wanted().sendBookmarks()) {
      return;
    }
    for (Message message : messages(subscription)) {
      if (message.bookmark().filter(b -> !empty(b)).isPresent()) {
        sink.held(SENT, message.place());
      } else {
        sink.broken(
            SENT,
            "header wsman:Bookmark, since wsman:SendBookmarks was accepted",
            message.bookmark().isPresent() ? "an empty one" : "events without it",
            message.place(),
            "a source that knows no bookmarks refuses the Subscribe with"
                + " wsman:UnsupportedFeature and detail Bookmarks");
        return;
      }
    }
  }

  /**
   * A message with events, be it sent or pulled.
   *
   * @param bookmark its wsman:Bookmark header
   * @param events what it holds
   */
  private record Message(Place place, Optional<Element> bookmark, List<Delivered.Entry> events) {}

  private static List<Message> messages(Subscription subscription) {
    List<Message> messages = new ArrayList<>();
    for (Delivered delivered : subscription.delivered()) {
      if (delivered.kind() != Kind.DROPPED && delivered.real()) {
        messages.add(new Message(delivered.place(), delivered.bookmark(), delivered.events()));
      }
    }
    subscription.pulls().stream()
        .flatMap(p -> Reply.of(p).stream())
        .filter(r -> !r.isFault())
        .forEach(
            reply -> {
              List<Delivered.Entry> events = Pulled.events(reply);
              if (!events.isEmpty()) {
                messages.add(
                    new Message(
                        reply.place(), reply.envelope().header(Names.WSMAN_BOOKMARK), events));
              }
            });
    return messages;
  }

  /**
   * A bookmark that was handed out.
   *
   * @param all what the subscription that got it received, in order; grows
   * @param from where the message with the bookmark begins in it
   * @param to where it ends
   * @param filter of that subscription
   */
  private record Mark(List<Identity> all, int from, int to, String filter) {
    List<Identity> before() {
      return all.subList(0, from);
    }

    List<Identity> message() {
      return all.subList(from, to);
    }

    List<Identity> after() {
      return all.subList(to, all.size());
    }
  }

  private static void resumed(Conversation conversation, FindingSink sink) {
    Map<String, Mark> marks = new HashMap<>();
    for (Subscription subscription : Subscriptions.in(conversation).all()) {
      String resource = subscription.asked().envelope().resourceUri().orElse("");
      String filter = subscription.wanted().filter().map(Contents::canonical).orElse("");
      List<Message> messages = messages(subscription);
      Optional<Element> from = subscription.wanted().bookmark();
      if (from.isPresent() && !Dom.text(from.get()).equals(Uris.BOOKMARK_EARLIEST)) {
        Mark mark = marks.get(resource + " " + content(from.get()));
        if (mark != null) {
          judge(mark, filter, messages, sink);
        }
      }
      List<Identity> all = new ArrayList<>();
      for (Message message : messages) {
        List<Identity> here =
            message.events().stream().flatMap(e -> Identity.of(e).stream()).toList();
        int begin = all.size();
        all.addAll(here);
        if (here.size() == message.events().size() && message.bookmark().isPresent()) {
          marks.putIfAbsent(
              resource + " " + content(message.bookmark().get()),
              new Mark(all, begin, all.size(), filter));
        }
      }
    }
  }

  private static String content(Element bookmark) {
    List<Element> children = Dom.children(bookmark);
    return children.isEmpty()
        ? Dom.text(bookmark)
        : String.join("", children.stream().map(Contents::canonical).toList());
  }

  private static void judge(Mark mark, String filter, List<Message> messages, FindingSink sink) {
    boolean batch = mark.message().size() > 1;
    boolean first = true;
    for (Message message : messages) {
      for (Delivered.Entry event : message.events()) {
        Optional<Identity> identity = Identity.of(event);
        if (identity.isEmpty()) {
          return;
        }
        String shown = "event " + identity.get().value();
        if (mark.message().contains(identity.get()) && batch) {
          sink.broken(
              WHOLE_MESSAGE,
              "events after the last one of the message that carried the bookmark",
              shown + " of that message again",
              message.place(),
              "");
          return;
        }
        if (mark.message().contains(identity.get()) || mark.before().contains(identity.get())) {
          sink.broken(
              RESUMES,
              "events after the one of the bookmark",
              shown + ", which is not after it",
              message.place(),
              "");
          return;
        }
        int place = mark.after().indexOf(identity.get());
        if (first && place > 0 && mark.filter().equals(filter)) {
          sink.broken(
              RESUMES,
              "event " + mark.after().get(0).value() + ", the first one after the bookmark",
              shown,
              message.place(),
              "the events between are lost to the subscriber");
          return;
        }
        first = false;
      }
    }
    if (!first) {
      sink.held(batch ? WHOLE_MESSAGE : RESUMES, messages.get(0).place());
    }
  }
}
