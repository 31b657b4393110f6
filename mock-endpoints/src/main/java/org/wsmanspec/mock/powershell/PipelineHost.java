package org.wsmanspec.mock.powershell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.EnumValue;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.message.psrp.HostCall;
import org.wsmanspec.message.psrp.HostInfo;
import org.wsmanspec.message.psrp.HostMethod;
import org.wsmanspec.message.psrp.HostResponse;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.mock.powershell.language.StoppedException;
import org.wsmanspec.mock.shell.CommandState;

/** The client's host, as a pipeline calls it (MS-PSRP 3.2.5.4.15). */
final class PipelineHost implements ClientHost {

  private static final String RAW_UI = "GET_FOREGROUND_COLOR";

  private final Pool pool;
  private final PipelineRun run;
  private final Map<Long, CompletableFuture<HostResponse>> open = new ConcurrentHashMap<>();
  private volatile Optional<HostInfo> info = Optional.empty();

  PipelineHost(Pool pool, PipelineRun run) {
    this.pool = pool;
    this.run = run;
  }

  void info(Optional<HostInfo> hostInfo) {
    info = hostInfo;
  }

  @Override
  public boolean isPresent() {
    return info.filter(i -> !i.isHostNull() && !i.isHostUiNull()).isPresent();
  }

  private boolean has(HostMethod method) {
    if (method.id() < HostMethod.READ_LINE.id()) {
      return info.filter(i -> !i.isHostNull()).isPresent();
    }
    boolean raw =
        method.id() >= HostMethod.valueOf(RAW_UI).id()
            && method.id() <= HostMethod.SCROLL_BUFFER_CONTENTS.id();
    return isPresent() && (!raw || info.filter(i -> !i.isHostRawUiNull()).isPresent());
  }

  @Override
  public Object call(HostMethod method, List<ClixmlValue> parameters) {
    if (!has(method)) {
      if (!method.returnsValue()) {
        return PsNull.NULL;
      }
      throw new PsErrorException(
          PsError.of(
                  ErrorCategory.NOT_IMPLEMENTED,
                  "HostFunctionNotImplemented",
                  "A command that prompts the user failed because the host program or the command"
                      + " type does not support user interaction.")
              .exception(
                  "System.Management.Automation.Host.HostException",
                  "System.Management.Automation.RuntimeException",
                  "System.SystemException"));
    }
    EnumValue number = EnumValue.hostMethod(method);
    if (!method.returnsValue()) {
      run.send(
          new HostCall(MessageType.PIPELINE_HOST_CALL, HostCall.NO_ANSWER, number, parameters));
      return PsNull.NULL;
    }
    if (method == HostMethod.READ_LINE_AS_SECURE_STRING
        || method == HostMethod.PROMPT_FOR_CREDENTIAL_1
        || method == HostMethod.PROMPT_FOR_CREDENTIAL_2) {
      pool.ensureKey();
    }
    long id = pool.nextCallId();
    CompletableFuture<HostResponse> answer = new CompletableFuture<>();
    open.put(id, answer);
    try {
      run.port().state(CommandState.PENDING, OptionalInt.empty());
      run.send(new HostCall(MessageType.PIPELINE_HOST_CALL, id, number, parameters));
      return result(answer.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    } catch (ExecutionException e) {
      throw new StoppedException();
    } finally {
      open.remove(id);
      run.port().state(CommandState.RUNNING, OptionalInt.empty());
    }
  }

  private Object result(HostResponse response) {
    Optional<ClixmlValue> error = response.error().filter(e -> !e.isNil());
    if (error.isPresent() && response.result().filter(r -> !r.isNil()).isEmpty()) {
      Object record = pool.deserializer().read(error.get());
      String message =
          record instanceof PsObject o ? o.text().orElse("the host failed") : "the host failed";
      throw new PsErrorException(
          PsError.of(ErrorCategory.NOT_SPECIFIED, "RemoteHostExecutionException", message)
              .exception(
                  "System.Management.Automation.Host.HostException",
                  "System.Management.Automation.RuntimeException",
                  "System.SystemException"));
    }
    return response.result().map(pool.deserializer()::read).orElse(PsNull.NULL);
  }

  boolean answered(HostResponse response) {
    CompletableFuture<HostResponse> answer = open.get(response.callId());
    return answer != null && answer.complete(response);
  }

  @Override
  public void write(String text, boolean newLine) {
    call(newLine ? HostMethod.WRITE_LINE_2 : HostMethod.WRITE_1, List.of(Primitive.string(text)));
  }
}
