package org.wsmanspec.scenario.run;

import org.wsmanspec.message.Conversation.Origin;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.evidence.EvidenceWriter;

/** Writes a run to an evidence file while it goes on, so that a killed run loses nothing. */
public final class EvidenceRecorder implements RunListener {

  private final EvidenceWriter writer;

  /** Write to an open file, which stays open. */
  public EvidenceRecorder(EvidenceWriter writer) {
    this.writer = writer;
  }

  @Override
  public void runStarted(Origin origin, Declaration declaration) {
    writer.header(origin, declaration);
  }

  @Override
  public void exchange(Exchange exchange) {
    writer.exchange(exchange);
  }

  @Override
  public void step(StepRecord step) {
    writer.step(step);
  }

  @Override
  public void journal(JournalEntry entry) {
    writer.journal(entry);
  }
}
