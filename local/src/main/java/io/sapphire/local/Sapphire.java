package io.sapphire.local;

import io.sapphire.local.aster.AsterCommand;
import io.sapphire.local.aster.Panic;
import io.sapphire.local.backtest.BacktestCommand;
import io.sapphire.local.backup.BackupCommand;
import io.sapphire.local.backup.RestoreCommand;
import io.sapphire.local.compliance.ComplianceCommand;
import io.sapphire.local.console.Narrator;
import io.sapphire.local.control.AgentList;
import io.sapphire.local.control.Ask;
import io.sapphire.local.control.Hand;
import io.sapphire.local.control.RiskCommand;
import io.sapphire.local.doctor.DoctorCommand;
import io.sapphire.local.exposure.RiskAssessmentCommand;
import io.sapphire.local.flight.ProfileCommand;
import io.sapphire.local.golive.PreflightCommand;
import io.sapphire.local.history.DataCommand;
import io.sapphire.local.history.RecordCommand;
import io.sapphire.local.load.LoadTestCommand;
import io.sapphire.local.logbook.LogAnalyzeCommand;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.runner.AuditCommand;
import io.sapphire.local.runner.ExplainCommand;
import io.sapphire.local.runner.ReplayCommand;
import io.sapphire.local.runner.WhatIfCommand;
import io.sapphire.local.scaffold.CreateAgent;
import io.sapphire.local.screen.ScreenCommand;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.local.sentence.Sentence;
import io.sapphire.local.setting.ConfigCommand;
import io.sapphire.local.sql.SqlCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Option;

/** The {@code sapphire} command. */
@Command(
        name = "sapphire",
        description = "A self-hosted trading mesh: agents that vote, orders that carry proof, every decision recorded.",
        footer = {
            "",
            "Tests:  ./sapphire test          the everyday ones",
            "        ./sapphire test --all    the slow ones too"
        })
public final class Sapphire {
    private static final int FAILURE = 1;
    private static final int MISUSE = 2;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    private Sapphire() {}

    public static void main(String[] args) {
        var home = SapphireHome.of(System.getenv(), System.getProperty("user.home"));
        System.exit(run(home, System.out, System.err, args));
    }

    /** @return the exit code: 0, 1 if something failed, 2 if something was asked for that does not exist */
    static int run(SapphireHome home, PrintStream out, PrintStream err, String... args) {
        var environment = System.getenv();
        var command = new CommandLine(new Sapphire())
                .addSubcommand(new Up(home, environment, new Narrator(out), System.nanoTime()))
                .addSubcommand(new PreflightCommand(home, environment, out, InstantSource.system()))
                .addSubcommand(AsterCommand.of(environment, out, InstantSource.system()))
                .addSubcommand(new SimulatorCommand(home, out))
                .addSubcommand(new Ask(home, environment, out))
                .addSubcommand(AgentList.of(home, environment, out))
                .addSubcommand(RiskCommand.of(home, environment, out))
                .addSubcommand(new Panic(environment, out, InstantSource.system()))
                .addSubcommand(new BacktestCommand(home, out, InstantSource.system()))
                .addSubcommand(new ScreenCommand(out))
                .addSubcommand(new RecordCommand(out, InstantSource.system()))
                .addSubcommand(DataCommand.of(home, out))
                .addSubcommand(new ReplayCommand(home, out))
                .addSubcommand(new ExplainCommand(out))
                .addSubcommand(new WhatIfCommand(home, out))
                .addSubcommand(new RunnerCommand(home, out))
                .addSubcommand(new AuditCommand(home, out))
                .addSubcommand(new ComplianceCommand(home, out))
                .addSubcommand(new RiskAssessmentCommand(out))
                .addSubcommand(new SqlCommand(home, out, err))
                .addSubcommand(new LogAnalyzeCommand(home, out, InstantSource.system()))
                .addSubcommand(new LoadTestCommand(home, environment, out))
                .addSubcommand(new ProfileCommand(home, out, InstantSource.system()))
                .addSubcommand(new BackupCommand(home, out, InstantSource.system()))
                .addSubcommand(new RestoreCommand(home, out, InstantSource.system()))
                .addSubcommand(new DoctorCommand(home, out))
                .addSubcommand(new ConfigCommand(home, environment, out))
                .addSubcommand("completion", new GenerateCompletion())
                .addSubcommand(new HelpCommand())
                .addSubcommand(new CreateAgent(Path.of(System.getProperty("sapphire.project", "")), out));
        Arrays.stream(Hand.Verb.values())
                .forEach(verb -> command.addSubcommand(verb.word(), new Hand(verb, home, environment, out)));
        var _ = command.setOut(new PrintWriter(out, true))
                .setParameterExceptionHandler(misuse(err))
                .setExecutionExceptionHandler(failure(err));
        return command.execute(args.length == 0 ? new String[] {"--help"} : args);
    }

    private static IParameterExceptionHandler misuse(PrintStream err) {
        return (failure, _) -> {
            var asked = failure.getCommandLine().getCommandSpec().qualifiedName();
            err.println(Sentence.own(failure) + "; see " + asked + " --help.");
            return MISUSE;
        };
    }

    private static IExecutionExceptionHandler failure(PrintStream err) {
        return (failure, _, _) -> {
            LoggerFactory.getLogger(Sapphire.class).error("the command failed", failure);
            err.println(Sentence.of(failure));
            return failure instanceof Refusal refusal ? refusal.exitCode() : FAILURE;
        };
    }
}
