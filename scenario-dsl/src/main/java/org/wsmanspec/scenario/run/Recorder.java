package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.Trouble;

/** Collects what happens in a run, tells the listeners, and notices when the target is gone. */
final class Recorder {

  /** So many exchanges in a row without a connection, and the target is given up. */
  private static final int GIVE_UP = 5;

  private final Conversation.Origin origin;
  private final Declaration declaration;
  private final List<RunListener> listeners;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<StepRecord> steps = new ArrayList<>();
  private final List<JournalEntry> journal = new ArrayList<>();
  private boolean reached;
  private int unreachable;

  Recorder(Conversation.Origin origin, Declaration declaration, List<RunListener> listeners) {
    this.origin = origin;
    this.declaration = declaration;
    this.listeners = listeners;
    listeners.forEach(l -> l.runStarted(origin, declaration));
  }

  /** The id of the next exchange. */
  String nextId() {
    return String.format(Locale.ROOT, "%04d", exchanges.size() + 1);
  }

  void exchange(Exchange exchange) {
    exchanges.add(exchange);
    listeners.forEach(l -> l.exchange(exchange));
    if (connected(exchange)) {
      reached = true;
      unreachable = 0;
    } else {
      unreachable++;
    }
  }

  void step(StepRecord step) {
    steps.add(step);
    listeners.forEach(l -> l.step(step));
  }

  /** Take over what the endpoint's journal has gained. */
  void journal(List<JournalEntry> all) {
    for (JournalEntry entry : all.subList(Math.min(journal.size(), all.size()), all.size())) {
      journal.add(entry);
      listeners.forEach(l -> l.journal(entry));
    }
  }

  /** Whether any connection was ever made. */
  boolean reached() {
    return reached;
  }

  /** Whether the target, once reached, can be reached no longer. */
  boolean lost() {
    return unreachable >= GIVE_UP;
  }

  Conversation conversation() {
    return new Conversation(origin, declaration, exchanges, steps, journal);
  }

  private static boolean connected(Exchange exchange) {
    return exchange
        .trouble()
        .map(Trouble::kind)
        .map(kind -> kind != Trouble.Kind.UNREACHABLE && kind != Trouble.Kind.TLS)
        .orElse(true);
  }
}
