package org.wsmanspec.scenario.run;

import java.util.Optional;
import java.util.UUID;

/** What the runner remembers of one command of a remote shell, or of one pipeline of a pool. */
final class RemoteCommand {

  private final String name;
  private final RemoteShell shell;
  private final Optional<UUID> pipeline;
  private Optional<String> id = Optional.empty();
  private String refusal = "the request was not sent";

  RemoteCommand(String name, RemoteShell shell, Optional<UUID> pipeline) {
    this.name = name;
    this.shell = shell;
    this.pipeline = pipeline;
  }

  String name() {
    return name;
  }

  RemoteShell shell() {
    return shell;
  }

  /** GUID of the pipeline. */
  Optional<UUID> pipeline() {
    return pipeline;
  }

  void started(String commandId) {
    id = Optional.of(commandId);
  }

  void refused(String why) {
    refusal = why;
  }

  /** Its CommandId. */
  String id() {
    return id.orElseThrow(
        () ->
            NotDrivenException.missing(
                "it needs '" + name + "', which was not started: " + refusal));
  }
}
