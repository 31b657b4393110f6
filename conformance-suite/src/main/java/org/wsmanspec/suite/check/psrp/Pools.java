package org.wsmanspec.suite.check.psrp;

import java.util.List;
import java.util.function.BiConsumer;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.shell.RemoteShell;
import org.wsmanspec.suite.check.shell.RemoteShells;

/** The runspace pools of a conversation. */
public final class Pools {

  private Pools() {}

  /** Look through a conversation. */
  public static List<Pool> in(Conversation conversation) {
    return RemoteShells.in(conversation).all().stream()
        .filter(RemoteShell::isPool)
        .map(Pool::new)
        .toList();
  }

  /** A check of each pool. */
  public static Check check(
      String name, List<String> requirements, BiConsumer<Pool, FindingSink> body) {
    return Check.of(
        name,
        requirements,
        (conversation, sink) -> in(conversation).forEach(p -> body.accept(p, sink)));
  }

  /** A check of each message of a pool. */
  public static Check checkMessages(
      String name, List<String> requirements, BiConsumer<Said, FindingSink> body) {
    return check(name, requirements, (pool, sink) -> pool.all().forEach(s -> body.accept(s, sink)));
  }

  /** A check of each pipeline of a pool. */
  public static Check checkPipelines(String name, List<String> requirements, PipelineBody body) {
    return check(
        name,
        requirements,
        (pool, sink) -> pool.pipelines().forEach(p -> body.look(pool, p, sink)));
  }

  /** Looks at a pipeline of a pool. */
  public interface PipelineBody {
    void look(Pool pool, Pipeline pipeline, FindingSink sink);
  }
}
