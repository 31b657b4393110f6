package org.wsmanspec.mock.powershell;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.message.clixml.Property;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.InformationRecord;
import org.wsmanspec.message.psrp.InformationalRecord;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineOutput;
import org.wsmanspec.message.psrp.ProgressRecord;
import org.wsmanspec.mock.powershell.language.StoppedException;

/** What a pipeline says, as messages. */
final class Records implements Streams {

  private static final int ERROR = 1;
  private static final int WARNING = 2;
  private static final int DEBUG = 4;
  private static final int VERBOSE = 8;

  private final PipelineRun run;
  private final Pool pool;
  private final Serializer serializer;
  private final int invocationInfo;

  Records(PipelineRun run, Pool pool, @Nullable CreatePipeline create) {
    this.run = run;
    this.pool = pool;
    this.serializer = new Serializer(pool::encrypted);
    this.invocationInfo = create == null ? 0 : create.remoteStreamOptions().code();
  }

  /** Ends the pipeline if it was stopped. */
  void check() {
    if (run.hasEnded()) {
      throw new StoppedException();
    }
  }

  @Override
  public void output(Object value) {
    run.send(new PipelineOutput(serializer.write(value)));
  }

  @Override
  public void error(PsError error) {
    run.send(ErrorRecords.of(error, (invocationInfo & ERROR) != 0));
  }

  private void informational(MessageType type, String message, int flag) {
    boolean info = (invocationInfo & flag) != 0;
    List<Property> more = new java.util.ArrayList<>();
    if (info) {
      more.addAll(InvocationInfos.properties("", Optional.empty()));
      more.add(
          new Property("InformationalRecord_PipelineIterationInfo", InvocationInfos.iteration()));
    }
    run.send(new InformationalRecord(type, message, info, more));
  }

  @Override
  public void warning(String message) {
    informational(MessageType.WARNING_RECORD, message, WARNING);
  }

  @Override
  public void verbose(String message) {
    informational(MessageType.VERBOSE_RECORD, message, VERBOSE);
  }

  @Override
  public void debug(String message) {
    informational(MessageType.DEBUG_RECORD, message, DEBUG);
  }

  @Override
  public void information(Object data, String source, List<String> tags) {
    if (!pool.knows("2.3")) {
      return;
    }
    run.send(
        new InformationRecord(
            serializer.write(data),
            Optional.of(source),
            Primitive.dateTime(OffsetDateTime.now(ZoneOffset.UTC)),
            tags,
            Optional.of(pool.caller().principal()),
            Optional.of("WSPEC"),
            List.of(
                number("ProcessId", "4711"),
                number("NativeThreadId", "1"),
                number("ManagedThreadId", "1"))));
  }

  private static Property number(String name, String value) {
    return new Property(name, new Primitive(PrimitiveTag.U32, value));
  }

  @Override
  public void progress(ProgressRecord record) {
    run.send(record);
  }

  @Override
  public ClientHost host() {
    return run.host();
  }
}
