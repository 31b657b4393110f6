package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.wsmanspec.report.fleet.Fleet;
import org.wsmanspec.report.json.Pretty;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.suite.Briefing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run of a part of the scenarios leaves beside its evidence, so that parts can be merged:
 * {@code shard.json}.
 *
 * @param shards which part it is
 * @param scenarios all scenarios, those of the other shards too, in their order
 */
record ShardFile(Fleet.Shards shards, List<Told> scenarios) {

  private static final String NAME = "shard.json";
  private static final String FORMAT = "wsmanspec-shard";
  private static final int VERSION = 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** A scenario, as judging is told of it. */
  record Told(String id, String title, List<String> needs) {}

  /** The file of a shard of these scenarios. */
  static ShardFile of(Shard shard, List<Scenario> all) {
    Briefing briefing = Briefing.on(all);
    return new ShardFile(
        new Fleet.Shards(shard.of(), List.of(shard.index())),
        all.stream()
            .map(
                s ->
                    new Told(
                        s.id(),
                        s.title(),
                        List.copyOf(
                            new TreeSet<>(briefing.needs().getOrDefault(s.id(), Set.of())))))
            .toList());
  }

  /** What a judge is told of the scenarios. */
  Briefing briefing() {
    Map<String, String> titles = new HashMap<>();
    Map<String, Set<String>> needs = new HashMap<>();
    for (Told told : scenarios) {
      titles.put(told.id(), told.title());
      needs.put(told.id(), Set.copyOf(told.needs()));
    }
    return new Briefing(titles, needs, Optional.empty());
  }

  /** Whether a folder holds a part of scenarios. */
  static boolean in(Path folder) {
    return Files.isRegularFile(folder.resolve(NAME));
  }

  /** Leave no file: the folder holds the whole. */
  static void remove(Path folder) {
    if (!in(folder)) {
      return;
    }
    try {
      Files.delete(folder.resolve(NAME));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "a former " + NAME + " cannot be removed: " + e.getMessage(), e);
    }
  }

  /**
   * Write it.
   *
   * @throws CommandFailure if it cannot be written
   */
  void write(Path folder) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT);
    root.put("version", VERSION);
    ObjectNode part = root.putObject("shards");
    part.put("of", shards.of());
    shards.held().forEach(part.putArray("held")::add);
    ArrayNode list = root.putArray("scenarios");
    for (Told told : scenarios) {
      ObjectNode node = list.addObject();
      node.put("id", told.id());
      node.put("title", told.title());
      told.needs().forEach(node.putArray("needs")::add);
    }
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(NAME), Pretty.print(root).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL, NAME + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Read that of a folder.
   *
   * @throws CommandFailure if it cannot be read
   */
  static ShardFile read(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      JsonNode root = MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8));
      if (!root.path("format").asString("").equals(FORMAT)
          || root.path("version").asInt(0) != VERSION) {
        throw new CommandFailure(
            ExitCode.BAD_INPUT, file + " is no file of a shard that this version can read");
      }
      List<Integer> held = new ArrayList<>();
      root.path("shards").path("held").values().forEach(n -> held.add(n.asInt(0)));
      List<Told> told = new ArrayList<>();
      for (JsonNode node : root.path("scenarios").values()) {
        List<String> needs = new ArrayList<>();
        node.path("needs").values().forEach(n -> needs.add(n.asString("")));
        told.add(new Told(node.path("id").asString(""), node.path("title").asString(""), needs));
      }
      return new ShardFile(
          new Fleet.Shards(root.path("shards").path("of").asInt(0), held), List.copyOf(told));
    } catch (JacksonException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, file + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
