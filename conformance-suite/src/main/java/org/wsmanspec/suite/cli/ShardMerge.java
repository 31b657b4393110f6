package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.evidence.EvidenceException;
import org.wsmanspec.message.evidence.EvidenceReader;
import org.wsmanspec.message.evidence.EvidenceWriter;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.report.fleet.Fleet;
import org.wsmanspec.scenario.run.ScenarioOrder;
import org.wsmanspec.suite.ReportMerge;

/**
 * Brings parts of the scenarios of one endpoint together: as one conversation in the order of all
 * scenarios, to be judged as if it had been one run.
 *
 * @param file what is known of the scenarios, and which shards are together now
 * @param conversation what was said
 */
record ShardMerge(ShardFile file, Conversation conversation) {

  /** A part, with the folder that it lies in. */
  private record Part(Path folder, ShardFile file, Conversation conversation) {}

  /**
   * Read and join.
   *
   * @throws CommandFailure if a folder cannot be read, or parts are of different runs
   */
  static ShardMerge of(List<Path> folders) {
    List<Part> parts = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    for (Path folder : folders) {
      Part part = read(folder);
      if (!parts.isEmpty()) {
        same(parts.get(0), part);
      }
      if (!Collections.disjoint(taken, part.file().shards().held())) {
        throw new CommandFailure(
            ExitCode.BAD_INPUT,
            folder + " holds a shard that another folder holds as well; leave one of them out");
      }
      taken.addAll(part.file().shards().held());
      parts.add(part);
    }
    // Whatever order the folders come in: parts are told apart by what they hold.
    parts.sort(Comparator.comparing(p -> p.file().shards().held().get(0)));
    ShardFile file =
        new ShardFile(
            new Fleet.Shards(parts.get(0).file().shards().of(), List.copyOf(taken)),
            parts.get(0).file().scenarios());
    return new ShardMerge(file, joined(parts, file));
  }

  private static Part read(Path folder) {
    ShardFile file = ShardFile.read(folder);
    if (file.shards().held().isEmpty()) {
      throw new CommandFailure(ExitCode.BAD_INPUT, folder + " holds no shard");
    }
    Path evidence = folder.resolve("evidence.jsonl");
    if (!Files.isRegularFile(evidence)) {
      throw new CommandFailure(ExitCode.BAD_INPUT, "there is no evidence.jsonl in " + folder);
    }
    try {
      return new Part(folder, file, EvidenceReader.read(evidence));
    } catch (EvidenceException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private static void same(Part first, Part other) {
    String differs = "";
    if (first.file().shards().of() != other.file().shards().of()) {
      differs = "they are of different numbers of shards";
    } else if (!first.file().scenarios().equals(other.file().scenarios())) {
      differs = "they were run with different scenarios";
    } else if (!first.conversation().origin().name().equals(other.conversation().origin().name())) {
      differs = "they are of different endpoints";
    } else if (!first.conversation().declaration().equals(other.conversation().declaration())) {
      differs = "the target was not described alike";
    }
    if (!differs.isEmpty()) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT,
          first.folder() + " and " + other.folder() + " cannot be merged: " + differs);
    }
  }

  private static Conversation joined(List<Part> parts, ShardFile file) {
    Conversation first = parts.get(0).conversation();
    List<Conversation> conversations = new ArrayList<>();
    int connections = 0;
    for (Part part : parts) {
      // Ids and connections of different parts have nothing to do with each other.
      String prefix = part.file().shards().held().get(0) + "-";
      int offset = connections;
      Conversation own = ReportMerge.qualified(part.conversation(), prefix);
      List<Exchange> exchanges =
          own.exchanges().stream().map(e -> onConnection(e, offset)).toList();
      connections += own.exchanges().stream().mapToInt(Exchange::connection).max().orElse(0);
      conversations.add(
          new Conversation(own.origin(), own.declaration(), exchanges, own.steps(), own.journal()));
    }
    Optional<Instant> started =
        conversations.stream()
            .flatMap(c -> c.origin().started().stream())
            .min(Comparator.naturalOrder());
    Conversation joined =
        ReportMerge.joined(
            new Conversation.Origin(
                first.origin().name(),
                first.origin().format(),
                first.origin().underTest(),
                started),
            conversations);
    return ScenarioOrder.of(joined, file.scenarios().stream().map(ShardFile.Told::id).toList());
  }

  private static Exchange onConnection(Exchange e, int offset) {
    return new Exchange(
        e.id(),
        e.role(),
        e.connection() == 0 ? 0 : e.connection() + offset,
        e.request(),
        e.response(),
        e.trouble(),
        e.timing(),
        e.step(),
        e.gaps(),
        e.source());
  }

  /**
   * Write the evidence as one run would have: each step behind its exchanges.
   *
   * @throws CommandFailure if it cannot be written
   */
  void writeEvidence(Path evidence) {
    Map<String, Exchange> pending = new LinkedHashMap<>();
    conversation.exchanges().forEach(e -> pending.put(e.id(), e));
    Path beside = evidence.resolveSibling("evidence.merged.jsonl");
    try {
      Files.createDirectories(evidence.resolveSibling("."));
      Files.deleteIfExists(beside);
      // What is merged was stored before, so that its secrets are out already.
      try (EvidenceWriter writer = new EvidenceWriter(beside, Redaction.of(List.of()))) {
        writer.header(conversation.origin(), conversation.declaration());
        for (StepRecord step : conversation.steps()) {
          for (String id : step.exchanges()) {
            Exchange exchange = pending.remove(id);
            if (exchange != null) {
              writer.exchange(exchange);
            }
          }
          writer.step(step);
        }
        pending.values().forEach(writer::exchange);
        conversation.journal().forEach(writer::journal);
      }
      Files.move(beside, evidence, StandardCopyOption.REPLACE_EXISTING);
    } catch (EvidenceException | IOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "the evidence cannot be written: " + e.getMessage(), e);
    }
  }
}
