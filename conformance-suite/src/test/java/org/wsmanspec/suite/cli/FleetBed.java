package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wsmanspec.report.fleet.Fleet;
import org.wsmanspec.report.fleet.FleetEndpoint;
import org.wsmanspec.report.fleet.FleetJson;

/** An inventory of servers that a test makes, and the commands over it. */
final class FleetBed implements AutoCloseable {

  /** An address at which nobody listens. */
  static final URI NOWHERE = URI.create("http://127.0.0.1:1/wsman");

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:15:30Z"), ZoneOffset.UTC);

  private final Path folder;
  private final Map<String, URI> endpoints = new LinkedHashMap<>();
  private final List<HostileServer> servers = new ArrayList<>();

  FleetBed(Path folder) {
    this.folder = folder;
    CommandRun.target(folder, NOWHERE);
  }

  /** A server that answers as it should. */
  FleetBed proper(String name) throws IOException {
    return server(name, call -> call.send(200, Answers.SOAP, Answers.properBytes(call, "a")));
  }

  /** A server whose answers are empty. */
  FleetBed bad(String name) throws IOException {
    return server(name, call -> call.send(200, Answers.SOAP, new byte[0]));
  }

  FleetBed server(String name, HostileServer.Behavior behavior) throws IOException {
    HostileServer server = new HostileServer(behavior);
    servers.add(server);
    return at(name, server.address());
  }

  FleetBed at(String name, URI address) {
    endpoints.put(name, address);
    return this;
  }

  /** The inventory file, written anew. */
  Path inventory() {
    StringBuilder text = new StringBuilder("inventory: Lab\ndefaults: { file: target.yaml }\n");
    text.append("targets:\n");
    endpoints.forEach(
        (name, address) -> text.append("  - { name: " + name + ", address: '" + address + "' }\n"));
    try {
      return Files.writeString(folder.resolve("inventory.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Run {@code get-instance} over it, into {@code out}. */
  CommandRun run(String... arguments) {
    return runTo("out", Map.of(), arguments);
  }

  CommandRun runTo(String out, Map<String, String> environment, String... arguments) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "run",
                "--targets",
                inventory().toString(),
                "--out",
                folder.resolve(out).toString()));
    words.addAll(List.of(arguments));
    words.add("get-instance");
    return command(environment, words);
  }

  static CommandRun command(Map<String, String> environment, List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.execute(
            words.toArray(String[]::new),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            CLOCK,
            environment);
    CommandRun run = new CommandRun(code, out.toString(), err.toString());
    run.assertNoStackTrace();
    return run;
  }

  Fleet fleet() {
    return fleet("out");
  }

  Fleet fleet(String out) {
    return read(folder.resolve(out));
  }

  static Fleet read(Path out) {
    try {
      return FleetJson.read(Files.readString(out.resolve("fleet.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FleetEndpoint row(String name) {
    return row(fleet(), name);
  }

  static FleetEndpoint row(Fleet fleet, String name) {
    return fleet.endpoints().stream()
        .filter(e -> e.who().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  Path of(String name) {
    return folder.resolve("out/endpoints").resolve(name);
  }

  @Override
  public void close() {
    servers.forEach(HostileServer::close);
  }
}
