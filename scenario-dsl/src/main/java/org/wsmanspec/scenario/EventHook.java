package org.wsmanspec.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an endpoint is made to emit an event; its texts may hold {@code ${count}}, {@code ${text}},
 * {@code ${size}}, {@code ${target.address}} and what the step gives beside these.
 */
public sealed interface EventHook {

  /**
   * A method of the endpoint.
   *
   * @param resource a name under the target's resources
   * @param method method name; empty if the resource names it
   * @param input parameters by name
   */
  record Invoke(String resource, Optional<Text> method, Map<String, Text> input)
      implements EventHook {
    public Invoke {
      input = Ordered.copy(input);
    }
  }

  /**
   * A command on this machine, without a shell.
   *
   * @param words program and arguments
   * @param folder where it runs; empty: where this process does
   */
  record Command(List<Text> words, Optional<Path> folder) implements EventHook {
    public Command {
      words = List.copyOf(words);
    }
  }

  /**
   * An HTTP request.
   *
   * @param method such as POST
   * @param url absolute http or https URL
   * @param headers header fields
   * @param body its body; empty for none
   */
  record Http(Text method, Text url, Map<String, Text> headers, Optional<Text> body)
      implements EventHook {
    public Http {
      headers = Ordered.copy(headers);
    }
  }
}
