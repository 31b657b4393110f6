package org.wsmanspec.suite.check.psrp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;

/** What was said about a pipeline, in order. */
public final class Pipeline {

  private final UUID id;
  private final List<Said> all = new ArrayList<>();

  Pipeline(UUID id) {
    this.id = id;
  }

  void add(Said said) {
    all.add(said);
  }

  public UUID id() {
    return id;
  }

  /** All messages that carry its GUID, in order. */
  public List<Said> all() {
    return Collections.unmodifiableList(all);
  }

  /** Messages of the server. */
  public List<Said> ofServer() {
    return all.stream().filter(s -> !s.byClient()).toList();
  }

  /** Messages of the client. */
  public List<Said> ofClient() {
    return all.stream().filter(Said::byClient).toList();
  }

  /** Messages of one type. */
  public List<Said> all(MessageType type) {
    return all.stream().filter(s -> s.is(type)).toList();
  }

  /** The message that made it: CREATE_PIPELINE or GET_COMMAND_METADATA. */
  public Optional<Said> created() {
    return all.stream()
        .filter(Said::byClient)
        .filter(s -> s.is(MessageType.CREATE_PIPELINE) || s.is(MessageType.GET_COMMAND_METADATA))
        .findFirst();
  }

  /** The CommandId with which it was made, or else with which the server spoke of it. */
  public Optional<String> commandId() {
    return created()
        .flatMap(Said::commandId)
        .or(() -> ofServer().stream().flatMap(s -> s.commandId().stream()).findFirst());
  }

  /** The first state after which nothing more happens. */
  public Optional<Said> ended() {
    return all(MessageType.PIPELINE_STATE).stream().filter(Pipeline::ends).findFirst();
  }

  /** Whether a PIPELINE_STATE is one after which nothing more happens. */
  static boolean ends(Said said) {
    return said.payload(PipelineStateMessage.class)
        .filter(
            s ->
                s.stateCode() == PipelineState.STOPPED.code()
                    || s.stateCode() == PipelineState.COMPLETED.code()
                    || s.stateCode() == PipelineState.FAILED.code())
        .isPresent();
  }
}
