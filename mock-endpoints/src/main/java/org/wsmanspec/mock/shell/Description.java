package org.wsmanspec.mock.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.control.Durations;
import org.wsmanspec.mock.soap.Reply;
import org.wsmanspec.mock.soap.Xml;

/** Writes what a shell is like (MS-WSMV 2.2.4, rsp:Shell in responses). */
final class Description {

  private Description() {}

  /**
   * Appends rsp:Shell.
   *
   * @param listed whether it is an item of an enumeration, which says a little more
   */
  static Element write(Element parent, Shell shell, Instant now, boolean listed) {
    ShellRequest request = shell.request;
    // Windows tells the long form of shells that can be disconnected only.
    boolean whole = shell.engine.disconnects() && request.proposed();
    Element element = Xml.add(parent, Names.RSP_SHELL);
    Xml.add(element, Names.RSP_SHELL_ID, request.id());
    request.name().ifPresent(name -> Xml.add(element, Names.RSP_NAME, name));
    Xml.add(element, Names.RSP_RESOURCE_URI, request.resourceUri());
    Xml.add(element, Names.RSP_OWNER, request.caller().principal());
    if (!shell.peer.isEmpty()) {
      Xml.add(element, Names.RSP_CLIENT_IP, shell.peer);
    }
    if (whole) {
      Xml.add(element, Names.RSP_PROCESS_ID, Integer.toString(processId(request.id())));
    }
    Xml.add(element, Names.RSP_IDLE_TIME_OUT, Durations.format(shell.idle()));
    Xml.add(element, Names.RSP_INPUT_STREAMS, String.join(" ", request.inputStreams()));
    Xml.add(element, Names.RSP_OUTPUT_STREAMS, String.join(" ", request.outputStreams()));
    if (whole) {
      Xml.add(element, Names.RSP_MAX_IDLE_TIME_OUT, Durations.format(shell.longestIdle()));
      Xml.add(element, Names.RSP_LOCALE, request.locale());
      Xml.add(element, Names.RSP_DATA_LOCALE, Reply.LANGUAGE);
      Xml.add(element, Names.RSP_COMPRESSION_MODE, "NoCompression");
      Xml.add(element, Names.RSP_PROFILE_LOADED, profile(request) ? "Yes" : "No");
      Xml.add(element, Names.RSP_ENCODING, "UTF8");
      Xml.add(element, Names.RSP_BUFFER_MODE, shell.drops() ? "Drop" : "Block");
      Xml.add(element, Names.RSP_STATE, shell.isConnected() ? "Connected" : "Disconnected");
    }
    Xml.add(element, Names.RSP_SHELL_RUN_TIME, text(Duration.between(shell.opened, now)));
    Xml.add(element, Names.RSP_SHELL_INACTIVITY, text(shell.inactivity(now)));
    if (whole && listed) {
      Xml.add(element, Names.RSP_MEMORY_USED, "1MB");
      Xml.add(element, Names.RSP_CHILD_PROCESSES, Long.toString(running(shell)));
    }
    return element;
  }

  private static boolean profile(ShellRequest request) {
    String option =
        request
            .options()
            .getOrDefault(org.wsmanspec.message.vocabulary.Shells.OPTION_NO_PROFILE, "false");
    return !option.equals("true") && !option.equals("1");
  }

  private static long running(Shell shell) {
    return shell.commands().stream().filter(c -> !c.port().output.isDone()).count();
  }

  /** No process is behind it; a number that stays and differs is all that clients want. */
  private static int processId(String id) {
    return 1000 + 4 * Math.floorMod(Shell.key(id).hashCode(), 8000);
  }

  private static String text(Duration duration) {
    Duration d = duration.isNegative() ? Duration.ZERO : duration;
    return String.format(
        Locale.ROOT,
        "P%dDT%dH%dM%dS",
        d.toDays(),
        d.toHoursPart(),
        d.toMinutesPart(),
        d.toSecondsPart());
  }
}
