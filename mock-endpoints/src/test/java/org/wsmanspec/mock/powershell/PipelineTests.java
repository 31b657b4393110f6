package org.wsmanspec.mock.powershell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.Command;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.DebuggerEvent;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.EndOfPipelineInput;
import org.wsmanspec.message.psrp.EnumValue;
import org.wsmanspec.message.psrp.ErrorRecord;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.GetCommandMetadata;
import org.wsmanspec.message.psrp.HostCall;
import org.wsmanspec.message.psrp.HostInfo;
import org.wsmanspec.message.psrp.HostMethod;
import org.wsmanspec.message.psrp.HostResponse;
import org.wsmanspec.message.psrp.InformationRecord;
import org.wsmanspec.message.psrp.InformationalRecord;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineInput;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.PowerShellCommands;
import org.wsmanspec.message.psrp.ProgressRecord;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.psrp.UserEvent;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.ReferenceEndpoint;

/** Pipelines from their first fragment to their last state. */
class PipelineTests {

  private final ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build();

  @AfterEach
  void close() {
    endpoint.close();
  }

  static CreatePipeline pipeline(
      PowerShellCommands commands, boolean noInput, int options, HostInfo host, boolean nested) {
    return new CreatePipeline(
        noInput,
        EnumValue.apartmentState("UNKNOWN", 2),
        EnumValue.remoteStreamOptions("", options),
        false,
        host,
        commands,
        nested);
  }

  private static CreatePipeline script(String text, int options, HostInfo host) {
    return pipeline(
        PowerShellCommands.of(List.of(Command.script(text))), true, options, host, false);
  }

  private static CreatePipeline commands(Command... commands) {
    return pipeline(PowerShellCommands.of(List.of(commands)), true, 15, HostInfo.none(), false);
  }

  private static Command.Argument named(String name, Primitive value) {
    return new Command.Argument(Optional.of(name), value);
  }

  private static Command cmdlet(String name, Command.Argument... arguments) {
    return new Command(name, false, Optional.empty(), List.of(), List.of(arguments));
  }

  @Test
  void aScriptRunsToItsEnd() {
    PsrpClient.Pipeline pipeline = PsrpClient.opened(endpoint).run("1..3");
    assertEquals(List.of("1", "2", "3"), pipeline.output());
    assertEquals(PipelineState.COMPLETED, pipeline.state());
  }

  @Test
  void commandsWithParametersRunThroughAPipe() {
    PsrpClient client = PsrpClient.opened(endpoint);
    assertEquals(
        List.of("2"),
        client
            .run(
                commands(
                    cmdlet("Invoke-Expression", named("Command", Primitive.string("1..5"))),
                    cmdlet("Select-Object", named("-First:", Primitive.i32(2))),
                    cmdlet("Measure-Object"),
                    cmdlet("Select-Object", named("ExpandProperty", Primitive.string("Count")))))
            .output());
  }

  @Test
  void severalStatementsShareVariables() {
    PsrpClient client = PsrpClient.opened(endpoint);
    List<Command> set =
        List.of(
            cmdlet(
                "Set-Variable",
                named("Name", Primitive.string("x")),
                named("Value", Primitive.i32(41))));
    List<Command> add = List.of(Command.script("$x + 1"));
    PowerShellCommands both =
        new PowerShellCommands(false, set, Optional.of(List.of(set, add)), Optional.empty(), false);
    assertEquals(
        List.of("42"), client.run(pipeline(both, true, 0, HostInfo.none(), false)).output());
  }

  @Test
  void everyStreamHasItsRecord() {
    PsrpClient client = PsrpClient.opened(endpoint);
    PsrpClient.Pipeline pipeline =
        client.run(
            script(
                "$DebugPreference = 'Continue'; $VerbosePreference = 'Continue'\n"
                    + "Write-Debug d\nWrite-Verbose v\nWrite-Error e\nWrite-Output o\n"
                    + "Write-Warning w\nWrite-Information i -Tags a,b\n"
                    + "Write-Progress -Activity p -Status s -PercentComplete 50",
                15,
                HostInfo.none()));
    assertEquals(
        List.of(
            MessageType.DEBUG_RECORD,
            MessageType.VERBOSE_RECORD,
            MessageType.ERROR_RECORD,
            MessageType.PIPELINE_OUTPUT,
            MessageType.WARNING_RECORD,
            MessageType.INFORMATION_RECORD,
            MessageType.PROGRESS_RECORD,
            MessageType.PIPELINE_STATE),
        pipeline.types());
    List<InformationalRecord> informational = pipeline.all(InformationalRecord.class);
    assertEquals(
        List.of("d", "v", "w"), informational.stream().map(InformationalRecord::message).toList());
    assertTrue(informational.stream().allMatch(InformationalRecord::serializeInvocationInfo));
    ErrorRecord error = pipeline.all(ErrorRecord.class).get(0);
    assertEquals("e", error.text());
    assertEquals(
        Optional.of("Microsoft.PowerShell.Commands.WriteErrorException"),
        error.fullyQualifiedErrorId());
    assertEquals(Optional.of("Write-Error"), error.category().activity());
    assertTrue(error.more().stream().anyMatch(p -> p.name().equals("PipelineIterationInfo")));
    InformationRecord information = pipeline.all(InformationRecord.class).get(0);
    assertEquals(Primitive.string("i"), information.messageData());
    assertEquals(List.of("a", "b"), information.tags());
    ProgressRecord progress = pipeline.all(ProgressRecord.class).get(0);
    assertEquals(50, progress.percentComplete());
    assertEquals(PipelineState.COMPLETED, pipeline.state());
  }

  @Test
  void recordsTellOfTheirCommandOnlyWhenAsked() {
    PsrpClient.Pipeline pipeline =
        PsrpClient.opened(endpoint).run("Write-Warning w; Write-Error e");
    assertFalse(pipeline.all(InformationalRecord.class).get(0).serializeInvocationInfo());
    assertFalse(
        pipeline.all(ErrorRecord.class).get(0).more().stream()
            .anyMatch(p -> p.name().equals("PipelineIterationInfo")));
  }

  @Test
  void oldClientsGetNoInformationRecords() {
    PsrpClient client = new PsrpClient(endpoint);
    PsrpClient.ok(
        client.create("2.2", SessionCapability.of("2.2"), PsrpClient.init(1, 1, HostInfo.none())));
    client.receivePool(MessageType.RUNSPACEPOOL_STATE);
    assertEquals(List.of(MessageType.PIPELINE_STATE), client.run("Write-Information i").types());
  }

  @Test
  void anUnknownCommandOfAScriptIsAnErrorAfterWhichItGoesOn() {
    PsrpClient.Pipeline pipeline = PsrpClient.opened(endpoint).run("Get-Typo; 'after'");
    ErrorRecord error = pipeline.all(ErrorRecord.class).get(0);
    assertEquals(Optional.of("CommandNotFoundException"), error.fullyQualifiedErrorId());
    assertTrue(error.text().startsWith("The term 'Get-Typo' is not recognized"));
    assertEquals(List.of("\"after\""), pipeline.output());
    assertEquals(PipelineState.COMPLETED, pipeline.state());
  }

  @Test
  void anUnknownCommandOfAPipelineFails() {
    PsrpClient.Pipeline pipeline = PsrpClient.opened(endpoint).run(commands(cmdlet("Get-Typo")));
    assertEquals(List.of(MessageType.PIPELINE_STATE), pipeline.types());
    PipelineStateMessage state = (PipelineStateMessage) pipeline.payloads.get(0);
    assertEquals(Optional.of(PipelineState.FAILED), state.state());
    assertEquals(
        Optional.of("CommandNotFoundException"),
        state.reason().orElseThrow().fullyQualifiedErrorId());
  }

  @Test
  void whatEndsAScriptFailsThePipeline() {
    PsrpClient client = PsrpClient.opened(endpoint);
    for (String script :
        List.of(
            "throw 'x'",
            "$ErrorActionPreference = 'Stop'; Write-Error x",
            "Write-Error x -ErrorAction Stop",
            "if (",
            "'unfinished")) {
      PsrpClient.Pipeline pipeline = client.run("'before'\n" + script + "\n'after'");
      assertEquals(PipelineState.FAILED, pipeline.state(), script);
      client.run("$ErrorActionPreference = 'Continue'");
    }
  }

  @Test
  void inputIsTakenInOrder() {
    PsrpClient client = PsrpClient.opened(endpoint);
    CreatePipeline create =
        pipeline(
            PowerShellCommands.of(
                List.of(Command.script("begin { 'begin' } process { \"<$_>\" } end { 'end' }"))),
            false,
            0,
            HostInfo.none(),
            false);
    UUID pipeline = client.start(create);
    PsrpClient.ok(client.toPipeline(pipeline, new PipelineInput(Primitive.i32(1))));
    PsrpClient.ok(
        client.toPipeline(
            pipeline,
            new PipelineInput(Primitive.string("zwei")),
            new PipelineInput(Primitive.NIL),
            new EndOfPipelineInput()));
    assertEquals(
        List.of("\"begin\"", "\"<1>\"", "\"<zwei>\"", "\"<>\"", "\"end\""),
        client.following(pipeline).finish().output());
  }

  @Test
  void inputWhereNoneMayComeFailsThePipeline() {
    PsrpClient client = PsrpClient.opened(endpoint);
    UUID without = client.start("Start-Sleep 60");
    Envelope answer = client.toPipeline(without, new PipelineInput(Primitive.i32(1)));
    assertEquals("wsman:InternalError 2152991677", PsrpClient.fault(answer));
    assertEquals(PipelineState.FAILED, client.following(without).finish().state());
    CreatePipeline create =
        pipeline(
            PowerShellCommands.of(List.of(Command.script("Start-Sleep 60"))),
            false,
            0,
            HostInfo.none(),
            false);
    UUID ended = client.start(create);
    PsrpClient.ok(client.toPipeline(ended, new EndOfPipelineInput()));
    assertTrue(client.toPipeline(ended, new PipelineInput(Primitive.i32(1))).isFault());
    assertEquals(PipelineState.FAILED, client.following(ended).finish().state());
  }

  @Test
  void aPipelineStartsOnceAllItsFragmentsHaveCome() {
    PsrpClient client = PsrpClient.opened(endpoint);
    UUID pipeline = UUID.randomUUID();
    PsrpMessage message =
        PsrpMessage.of(
            Destination.SERVER,
            client.pool,
            Optional.of(pipeline),
            CreatePipeline.ofScript("'here'", true));
    List<Fragment> fragments = client.fragmenter.split(message, 700);
    assertTrue(fragments.size() > 2);
    PsrpClient.ok(client.command(pipeline, Fragment.encode(fragments.subList(0, 1))));
    for (Fragment fragment : fragments.subList(1, fragments.size())) {
      PsrpClient.ok(
          client.input(Shells.STDIN, Optional.of(pipeline), Fragment.encode(List.of(fragment))));
    }
    assertEquals(List.of("\"here\""), client.following(pipeline).finish().output());
  }

  @Test
  void fragmentsOutOfOrderFailThePipelineOnly() {
    PsrpClient client = PsrpClient.opened(endpoint);
    UUID pipeline = UUID.randomUUID();
    PsrpMessage message =
        PsrpMessage.of(
            Destination.SERVER,
            client.pool,
            Optional.of(pipeline),
            CreatePipeline.ofScript("'here'", true));
    List<Fragment> fragments = client.fragmenter.split(message, 700);
    PsrpClient.ok(client.command(pipeline, Fragment.encode(fragments.subList(0, 1))));
    assertTrue(
        client
            .input(Shells.STDIN, Optional.of(pipeline), Fragment.encode(List.of(fragments.get(2))))
            .isFault());
    assertEquals(PipelineState.FAILED, client.following(pipeline).finish().state());
    assertEquals(List.of("1"), client.run("1").output());
  }

  @Test
  void aCommandCarriesNothingButAPipeline() {
    PsrpClient client = PsrpClient.opened(endpoint);
    UUID pipeline = UUID.randomUUID();
    byte[] input = client.octets(Optional.of(pipeline), new PipelineInput(Primitive.i32(1)));
    assertEquals(
        "wsman:InternalError 2152991679", PsrpClient.fault(client.command(pipeline, input)));
    assertTrue(client.command(UUID.randomUUID(), new byte[] {1, 2, 3}).isFault());
    assertTrue(client.toPipeline(UUID.randomUUID(), new EndOfPipelineInput()).isFault());
    assertEquals(List.of("1"), client.run("1").output());
  }

  @Test
  void aStopIsAnsweredByTheStateStopped() {
    PsrpClient client = PsrpClient.opened(endpoint);
    for (String code : List.of(Shells.SIGNAL_STOP, Shells.SIGNAL_STOP_CTRL)) {
      UUID pipeline = client.start("'first'; while ($true) { $i++ }");
      PsrpClient.Pipeline following = client.following(pipeline);
      following.until(MessageType.PIPELINE_OUTPUT);
      PsrpClient.ok(client.signal(pipeline, code));
      assertEquals(PipelineState.STOPPED, following.finish().state());
      PsrpClient.ok(client.signal(pipeline, Shells.SIGNAL_TERMINATE));
    }
    UUID pipeline = client.start("Start-Sleep 60");
    assertEquals(
        "wsman:InternalError 2152991677",
        PsrpClient.fault(client.signal(pipeline, Shells.SIGNAL_CTRL_BREAK)));
    assertTrue(client.signal(UUID.randomUUID(), Shells.SIGNAL_STOP).isFault());
  }

  @Test
  void aStopEndsAPipelineWhoseOutputNobodyTakes() {
    PsrpClient client = PsrpClient.opened(endpoint);
    UUID pipeline = client.start("while ($true) { 'x' * 100000 }");
    PsrpClient.Pipeline following = client.following(pipeline);
    following.until(MessageType.PIPELINE_OUTPUT);
    PsrpClient.ok(client.signal(pipeline, Shells.SIGNAL_STOP));
    following.until(MessageType.PIPELINE_STATE);
    assertEquals(List.of("1"), client.run("1").output());
  }

  @Test
  void aNestedPipelineRunsBesideItsParent() {
    PsrpClient client = PsrpClient.opened(endpoint);
    PsrpClient.Pipeline parent =
        client.following(client.start("$i = 7; 'set'; while ($true) { Start-Sleep 1 }"));
    parent.until(MessageType.PIPELINE_OUTPUT);
    CreatePipeline nested =
        pipeline(
            PowerShellCommands.of(List.of(Command.script("$i"))), true, 0, HostInfo.none(), true);
    assertEquals(List.of("7"), client.run(nested).output());
    PsrpClient.ok(client.signal(parent.id, Shells.SIGNAL_STOP));
    parent.finish();
    assertEquals(PipelineState.FAILED, client.run(nested).state());
  }

  @Test
  void theHostIsAskedAndItsAnswerAwaited() {
    PsrpClient client = PsrpClient.opened(endpoint, 1, PsrpClient.HOST);
    PsrpClient.Pipeline pipeline =
        client.following(client.start("Write-Host hello; $a = Read-Host name; \"<$a>\""));
    HostCall call = null;
    while (call == null) {
      pipeline.until(MessageType.PIPELINE_HOST_CALL);
      call =
          pipeline.all(HostCall.class).stream()
              .filter(c -> c.hostMethod().equals(Optional.of(HostMethod.READ_LINE)))
              .findFirst()
              .orElse(null);
    }
    HostCall first = pipeline.all(HostCall.class).get(0);
    assertEquals(Optional.of(HostMethod.WRITE_LINE_2), first.hostMethod());
    assertEquals(HostCall.NO_ANSWER, first.callId());
    assertEquals(Optional.of(Shells.STATE_PENDING), pipeline.commandState);
    HostResponse wrong =
        new HostResponse(
            MessageType.PIPELINE_HOST_RESPONSE,
            99,
            call.method(),
            Optional.of(Primitive.string("no")),
            Optional.empty());
    assertTrue(
        client
            .input(
                Shells.PROMPT_RESPONSE,
                Optional.of(pipeline.id),
                client.octets(Optional.of(pipeline.id), wrong))
            .isFault());
    // Without a CommandId, as some clients send it: the message names its pipeline.
    PsrpClient.ok(
        client.input(
            Shells.PROMPT_RESPONSE,
            Optional.empty(),
            client.octets(
                Optional.of(pipeline.id), HostResponse.to(call, Primitive.string("Ann")))));
    assertEquals(List.of("\"<Ann>\""), pipeline.finish().output());
  }

  @Test
  void aHostThatFailsIsAnError() {
    PsrpClient client = PsrpClient.opened(endpoint, 1, PsrpClient.HOST);
    PsrpClient.Pipeline pipeline =
        client.following(client.start("try { Read-Host } catch { \"caught $_\" }"));
    HostCall call = (HostCall) pipeline.until(MessageType.PIPELINE_HOST_CALL);
    ErrorRecord error =
        ErrorRecord.of(
            org.wsmanspec.message.psrp.ErrorCategory.NOT_SPECIFIED,
            "RemoteHostExecutionException",
            "System.InvalidOperationException",
            "nobody there");
    PsrpClient.ok(
        client.input(
            Shells.PROMPT_RESPONSE,
            Optional.of(pipeline.id),
            client.octets(Optional.of(pipeline.id), HostResponse.failure(call, error))));
    assertEquals(List.of("\"caught nobody there\""), pipeline.finish().output());
  }

  @Test
  void withoutAHostPromptsFail() {
    PsrpClient.Pipeline pipeline = PsrpClient.opened(endpoint).run("Read-Host; 'after'");
    assertEquals(1, pipeline.all(ErrorRecord.class).size());
    assertEquals(List.of("\"after\""), pipeline.output());
  }

  @Test
  void commandsAreDescribed() {
    PsrpClient.Pipeline pipeline =
        PsrpClient.opened(endpoint)
            .run(
                new GetCommandMetadata(
                    Optional.of(List.of("Get-Cim*", "Write-Host")),
                    EnumValue.commandTypes("All", 511),
                    Optional.empty(),
                    Primitive.NIL));
    assertEquals(PipelineState.COMPLETED, pipeline.state());
    List<String> output = pipeline.output();
    assertEquals("GenericMeasureInfo {Count: 3}", output.get(0));
    assertEquals(4, output.size());
    assertTrue(output.get(1).contains("Get-CimClass"), output.get(1));
  }

  @Test
  void mergedErrorsComeOut() {
    PsrpClient client = PsrpClient.opened(endpoint);
    Command merged =
        new Command(
            "Write-Error e 2>&1 | ForEach-Object { \"got $_\" }",
            true,
            Optional.empty(),
            List.of(new Command.Merge("MergeError", EnumValue.pipelineResultTypes("Output", 1))),
            List.of());
    PsrpClient.Pipeline pipeline = client.run(commands(merged));
    assertEquals(List.of("\"got e\""), pipeline.output());
    assertEquals(List.of(), pipeline.all(ErrorRecord.class));
  }

  @Test
  void largeObjectsComeInManyFragments() {
    PsrpClient.Pipeline pipeline = PsrpClient.opened(endpoint).run("('ä' * 500000).Length");
    assertEquals(List.of("500000"), pipeline.output());
    PsrpClient client = PsrpClient.opened(endpoint);
    client.maximum = "60000";
    PsrpClient.Pipeline large = client.run("'ä' * 500000");
    assertEquals(PipelineState.COMPLETED, large.state());
    assertTrue(
        ((Primitive) large.all(org.wsmanspec.message.psrp.PipelineOutput.class).get(0).object())
            .string()
            .equals("ä".repeat(500000)));
  }

  @Test
  void debuggerCommandsAreAnswered() {
    PsrpClient client = PsrpClient.opened(endpoint);
    assertEquals(
        PipelineState.COMPLETED,
        client.run(commands(cmdlet("__Set-PSDebugMode", named("Mode", Primitive.i32(4))))).state());
    assertEquals(
        List.of(MessageType.PIPELINE_STATE),
        client.run(commands(cmdlet("Get-PSDebuggerStopArgs"))).types());
    assertEquals(
        PipelineState.FAILED,
        client
            .run(
                commands(cmdlet("__Set-PSDebuggerAction", named("ResumeAction", Primitive.i32(0)))))
            .state());
    assertEquals(
        PipelineState.FAILED,
        client
            .run(commands(cmdlet("__Set-PSDebugMode", named("Mode", Primitive.i32(99)))))
            .state());
  }

  private static PsObject stop(PsrpClient client) {
    UserEvent event = (UserEvent) client.receivePool(MessageType.USER_EVENT).payload();
    assertEquals(Optional.of(DebuggerEvent.STOP), DebuggerEvent.of(event));
    Object arguments = new Deserializer(Optional.empty()).read(event.sourceArgs());
    return (PsObject) ((List<?>) arguments).get(0);
  }

  @Test
  void scriptsStopAtBreakpointsAndGoOn() {
    PsrpClient client = PsrpClient.opened(endpoint);
    Command mode = cmdlet("__Set-PSDebugMode", named("Mode", Primitive.i32(4)));
    assertEquals(PipelineState.COMPLETED, client.run(commands(mode)).state());
    Command set = cmdlet("__Set-PSBreakpoint", named("Command", Primitive.string("Write-Output")));
    assertEquals(1, client.run(commands(set)).output().size());
    UserEvent updated = (UserEvent) client.receivePool(MessageType.USER_EVENT).payload();
    assertEquals(Optional.of(DebuggerEvent.BREAKPOINT_UPDATED), DebuggerEvent.of(updated));
    UUID script = client.start("$x = 1\nWrite-Output $x\nWrite-Verbose v\n$x + 1");
    PsObject arguments = stop(client);
    PsObject invocation = (PsObject) arguments.get("InvocationInfo").orElseThrow();
    assertEquals(Optional.of(2), invocation.get("ScriptLineNumber"));
    assertEquals(List.of("1"), client.run("$x").output());
    assertEquals(1, client.run(commands(cmdlet("__Get-PSDebuggerStopArgs"))).output().size());
    Command step = cmdlet("__Set-PSDebuggerAction", named("ResumeAction", Primitive.i32(3)));
    assertEquals(PipelineState.COMPLETED, client.run(commands(step)).state());
    PsObject second = (PsObject) stop(client).get("InvocationInfo").orElseThrow();
    assertEquals(Optional.of(3), second.get("ScriptLineNumber"));
    Command onward = cmdlet("__Set-PSDebuggerAction", named("ResumeAction", Primitive.i32(0)));
    assertEquals(PipelineState.COMPLETED, client.run(commands(onward)).state());
    assertEquals(List.of("1", "2"), client.following(script).finish().output());
    assertEquals(
        List.of(),
        client.run("Get-PSBreakpoint | ForEach-Object { Remove-PSBreakpoint $_.Id }").output());
    assertEquals(List.of("3"), client.run("Write-Output 3").output());
  }

  @Test
  void aScriptThatStandsCanBeStopped() {
    PsrpClient client = PsrpClient.opened(endpoint);
    client.run(commands(cmdlet("Set-PSDebugMode", named("Mode", Primitive.i32(4)))));
    client.run("Set-PSBreakpoint -Line 2 -Script x");
    UUID first = client.start("1\nWrite-Output 2");
    client.receivePool(MessageType.USER_EVENT);
    PsrpClient.ok(client.signal(first, Shells.SIGNAL_STOP));
    assertEquals(PipelineState.STOPPED, client.following(first).finish().state());
    assertEquals(List.of("4"), client.run("4").output());
  }
}
