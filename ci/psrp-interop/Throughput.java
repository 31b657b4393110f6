import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wsmanspec.message.clixml.Clixml;
import org.wsmanspec.message.clixml.ClixmlDocument;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.PsrpMessage;

/** How fast we read and write a stream of fragments, in processor time of one thread. */
public final class Throughput {

  private static final int PIECE = 100_000;

  public static void main(String[] arguments) throws Exception {
    byte[] octets = Files.readAllBytes(Path.of(arguments[0]));
    for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
      long begun = now();
      List<PsrpMessage> messages = new ArrayList<>();
      MessageReader reader = new MessageReader();
      for (int at = 0; at < octets.length; at += PIECE) {
        byte[] piece = java.util.Arrays.copyOfRange(octets, at, Math.min(octets.length, at + PIECE));
        reader.feed(piece, r -> messages.add(r.message()));
      }
      reader.end();
      tell("messages", octets.length, now() - begun);
      List<ClixmlDocument> documents = new ArrayList<>();
      begun = now();
      for (PsrpMessage message : messages) {
        documents.add(message.document());
      }
      tell("objects of them", octets.length, now() - begun);
      begun = now();
      long written = 0;
      for (ClixmlDocument document : documents) {
        written += Clixml.write(document).length;
      }
      tell("objects written again", written, now() - begun);
    }
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void tell(String what, long octets, long nanos) {
    System.out.println(String.format(Locale.ROOT, "wsmanspec, %s: %.1f MB/s", what, octets * 1e3 / nanos));
  }
}
