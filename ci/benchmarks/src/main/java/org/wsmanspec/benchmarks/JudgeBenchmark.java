package org.wsmanspec.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Validator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.schema.Schemas;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.suite.Judge;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * All checks over a conversation, beside parsing the same envelopes and validating them with XSDs.
 *
 * <p>Envelopes a second on one thread. What all checks cost is the time of {@link #judge} less that
 * of {@link #parse}; what validation costs, that of {@link #parseAndValidate} less the same.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = Talk.QUIET)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class JudgeBenchmark {

  private static final int EXCHANGES = 60;
  private static final int ENVELOPES = 2 * EXCHANGES;

  /** Which exchanges the conversation is made of. */
  @Param({"get", "pull", "fault", "mixed"})
  private String kind = "mixed";

  private List<Talk.Pair> pairs = List.of();
  private List<byte[]> messages = List.of();
  private Conversation conversation = Conversations.of(List.of());
  private Validator validator = Schemas.wsman().newValidator();

  /** Record the exchanges. */
  @Setup
  public void record() {
    List<Talk.Pair> kinds =
        switch (kind) {
          case "get" -> List.of(Talk.get());
          case "pull" -> List.of(Talk.pull());
          case "fault" -> List.of(Talk.fault());
          default -> List.of(Talk.get(), Talk.pull(), Talk.fault());
        };
    pairs = Conversations.repeated(kinds, EXCHANGES);
    messages =
        pairs.stream()
            .flatMap(p -> java.util.stream.Stream.of(p.request(), p.response()))
            .map(Talk::bytes)
            .toList();
    validator = Schemas.wsman().newValidator();
    // Open content that the schemas do not know is reported as an error, and read on.
    validator.setErrorHandler(new DefaultHandler());
  }

  /** Every round gets bytes that nobody has parsed. */
  @Setup(Level.Invocation)
  public void forget() {
    conversation = Conversations.of(pairs);
  }

  /** Parse and judge. */
  @Benchmark
  @OperationsPerInvocation(ENVELOPES)
  public RunReport judge() {
    return Judge.standard().judge(conversation);
  }

  /** Parse only, into the trees that checks read. */
  @Benchmark
  @OperationsPerInvocation(ENVELOPES)
  public void parse(Blackhole hole) {
    for (Exchange exchange : conversation.exchanges()) {
      hole.consume(exchange.requestEnvelope());
      hole.consume(exchange.responseEnvelope());
    }
  }

  /** Parse with the JDK and validate with a schema that is compiled already. */
  @Benchmark
  @OperationsPerInvocation(ENVELOPES)
  public void parseAndValidate(Blackhole hole) throws SAXException, IOException {
    for (byte[] message : messages) {
      DOMSource source = new DOMSource(SafeXml.parse(message));
      validator.validate(source);
      hole.consume(source);
    }
  }
}
