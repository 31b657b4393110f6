package org.wsmanspec.mock.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.mock.cim.Caller;

/**
 * What a client asks of a new shell (MS-WSMV 2.2.4, rsp:Shell).
 *
 * @param id the shell's id, proposed by the client or made up here
 * @param proposed whether the client chose the id
 * @param resourceUri the kind of shell
 * @param caller who opens it
 * @param name rsp:Name, for people
 * @param options known options by name, the values in lower case
 * @param inputStreams names of the streams to open for input
 * @param outputStreams names of the streams to open for output
 * @param environment variables and their values, in order
 * @param workingDirectory where commands start
 * @param content child elements of rsp:Shell that are none of MS-WSMV's own, such as
 *     pwsh:creationXml
 * @param locale the language of texts that the client asks for, or en-US
 * @param maximumEnvelope octets of the largest envelope that goes back
 */
public record ShellRequest(
    String id,
    boolean proposed,
    String resourceUri,
    Caller caller,
    Optional<String> name,
    Map<String, String> options,
    List<String> inputStreams,
    List<String> outputStreams,
    Map<String, String> environment,
    Optional<String> workingDirectory,
    List<Element> content,
    String locale,
    int maximumEnvelope) {}
