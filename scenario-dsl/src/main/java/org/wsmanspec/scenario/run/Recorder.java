package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.scenario.Scenario;

/** Collects what happens in a run and tells the listeners, one call at a time. */
final class Recorder {

  private final Conversation.Origin origin;
  private final Declaration declaration;
  private final List<RunListener> listeners;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<StepRecord> steps = new ArrayList<>();
  private final List<JournalEntry> journal = new ArrayList<>();
  private int last;

  Recorder(Conversation.Origin origin, Declaration declaration, List<RunListener> listeners) {
    this.origin = origin;
    this.declaration = declaration;
    this.listeners = listeners;
    listeners.forEach(l -> l.runStarted(origin, declaration));
  }

  /** The id of the next exchange. */
  synchronized String nextId() {
    last++;
    return id(last);
  }

  /** The id of an exchange by its number, counted from 1. */
  static String id(int number) {
    return String.format(Locale.ROOT, "%04d", number);
  }

  synchronized void scenarioStarted(Scenario scenario) {
    listeners.forEach(l -> l.scenarioStarted(scenario));
  }

  synchronized void scenarioFinished(Scenario scenario, Optional<String> notDriven) {
    listeners.forEach(l -> l.scenarioFinished(scenario, notDriven));
  }

  synchronized void exchange(Exchange exchange) {
    exchanges.add(exchange);
    listeners.forEach(l -> l.exchange(exchange));
  }

  synchronized void step(StepRecord step) {
    steps.add(step);
    listeners.forEach(l -> l.step(step));
  }

  /** Take over what the endpoint's journal has gained; it may forget its oldest entries. */
  synchronized void journal(Supplier<List<JournalEntry>> source) {
    List<JournalEntry> all = source.get();
    int known = journal.isEmpty() ? -1 : all.lastIndexOf(journal.get(journal.size() - 1));
    for (JournalEntry entry : all.subList(known + 1, all.size())) {
      journal.add(entry);
      listeners.forEach(l -> l.journal(entry));
    }
  }

  synchronized Conversation conversation() {
    return new Conversation(origin, declaration, exchanges, steps, journal);
  }
}
