package org.wsmanspec.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.suite.Judge;

/**
 * Judging conversations of growing length, parsed before: ten times the exchanges should take ten
 * times as long.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {Talk.QUIET, "-Xms3g", "-Xmx3g"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class LongConversationBenchmark {

  /** Exchanges of the conversation, Gets and faults by turns. */
  @Param({"100", "1000", "10000"})
  private int exchanges = 100;

  private Conversation conversation = Conversations.of(List.of());

  /** Record, repeat and parse. */
  @Setup
  public void parse() {
    conversation =
        Conversations.of(Conversations.repeated(List.of(Talk.get(), Talk.fault()), exchanges));
    Judge.standard().judge(conversation);
  }

  /** Judge. */
  @Benchmark
  public RunReport judge() {
    return Judge.standard().judge(conversation);
  }
}
