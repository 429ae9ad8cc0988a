package io.sapphire.local;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.sapphire.local.Rooms.rooms;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.NullMarked;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@AnalyzeClasses(packages = "io.sapphire", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] ROOTS = {
        "io.sapphire.simulator",
        "io.sapphire.exchange",
        "io.sapphire.agents",
        "io.sapphire.coordinator",
        "io.sapphire.gateway",
        "io.sapphire.analytics"
    };
    /** What decides: no clock, no network, no framework. */
    private static final String[] PURE = {
        "io.sapphire.agents.kit..",
        "io.sapphire.agents.indicator..",
        "io.sapphire.agents.momentum..",
        "io.sapphire.agents.microstructure..",
        "io.sapphire.agents.own..",
        "io.sapphire.agents.prediction..",
        "io.sapphire.agents.reasoning",
        "io.sapphire.agents.sentiment..",
        "io.sapphire.agents.statistics..",
        "io.sapphire.agents.strategy..",
        "io.sapphire.agents.toxicity..",
        "io.sapphire.coordinator.core..",
        "io.sapphire.coordinator.consensus..",
        "io.sapphire.coordinator.execution..",
        "io.sapphire.coordinator.risk..",
        "io.sapphire.coordinator.portfolio..",
        "io.sapphire.coordinator.sizing..",
        "io.sapphire.gateway.projection..",
        "io.sapphire.gateway.skill..",
        "io.sapphire.gateway.view..",
        "io.sapphire.analytics.fold..",
        "io.sapphire.analytics.table..",
        "io.sapphire.simulator.account..",
        "io.sapphire.simulator.matching..",
        "io.sapphire.simulator.orderbook..",
        "io.sapphire.simulator.engine..",
        "io.sapphire.simulator.feed..",
        "io.sapphire.simulator.fault.."
    };
    /** What lies between the core and the edges: streams, but no wire. */
    private static final String[] STAGES = {
        "io.sapphire.coordinator.shell..",
        "io.sapphire.coordinator.eventlog..",
        "io.sapphire.coordinator.audit..",
        "io.sapphire.exchange.marketdata..",
        "io.sapphire.exchange.execution..",
        "io.sapphire.exchange.account.."
    };

    private static final DescribedPredicate<JavaClass> GENERATED = resideInAPackage("io.sapphire.*.v1..");
    private static final DescribedPredicate<JavaClass> CONTRACT = resideInAnyPackage(
            "io.sapphire.domain..",
            "io.sapphire.wire..",
            "io.sapphire.mesh..",
            "io.sapphire.trace..",
            "io.sapphire.metric..",
            "io.sapphire.cache..",
            "io.sapphire.secret..",
            "io.sapphire.*.v1..");
    private static final DescribedPredicate<JavaClass> LOCAL = resideInAPackage("io.sapphire.local..");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.sapphire.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule servicesKnowEachOtherOnlyByContract = slices().matching("io.sapphire.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(LOCAL, alwaysTrue())
            .ignoreDependency(alwaysTrue(), CONTRACT);

    @ArchTest
    static final ArchRule simulatorIsTheWorldAndKnowsNoContract = noClasses()
            .that()
            .resideInAPackage("io.sapphire.simulator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.sapphire.wire..", "io.sapphire.mesh..", "io.sapphire.*.v1..");

    @ArchTest
    static final ArchRule domainImportsOnlyInwards =
            rooms("io.sapphire.domain", "event -> portfolio -> order -> signal -> market");

    @ArchTest
    static final ArchRule simulatorImportsOnlyInwards = rooms(
            "io.sapphire.simulator",
            "http -> rest -> stream -> mirror -> run -> json -> engine, feed, fault, ledger, signing -> account,"
                    + " latency, matching -> market, order, orderbook");

    @ArchTest
    static final ArchRule adapterImportsOnlyInwards =
            rooms("io.sapphire.exchange", "grpc, aster -> marketdata, execution -> account");

    @ArchTest
    static final ArchRule agentsImportOnlyInwards = rooms(
            "io.sapphire.agents",
            "grpc, news, momentum, microstructure, own, prediction, sentiment, strategy, toxicity -> kit, indicator,"
                    + " statistics -> reasoning");

    @ArchTest
    static final ArchRule coordinatorImportsOnlyInwards = rooms(
            "io.sapphire.coordinator",
            "grpc, kafka -> shell, snapshot -> build -> core, audit -> eventlog, consensus, execution -> risk, sizing"
                    + " -> portfolio");

    @ArchTest
    static final ArchRule gatewayImportsOnlyInwards = rooms(
            "io.sapphire.gateway",
            "http, grpc -> metric, notify, log -> access, stream -> flow, projection -> view, skill, kept");

    @ArchTest
    static final ArchRule analyticsImportsOnlyInwards =
            rooms("io.sapphire.analytics", "grpc -> bigquery, duckdb, follow -> fold -> table");

    @ArchTest
    static final ArchRule localImportsOnlyInwards = rooms(
            "io.sapphire.local",
            "job, golive -> aster, backup, compliance, console, control, doctor, exposure, flight, history, load,"
                + " runner, scaffold, screen, setting, skill, sql -> backtest, finding, logbook -> grpc, http, image,"
                + " process, keys, report, trial -> data -> options -> stage -> sentence");

    @ArchTest
    static final ArchRule eventLogAndAuditKnowDomainOnly = noClasses()
            .that()
            .resideInAnyPackage("io.sapphire.coordinator.eventlog..", "io.sapphire.coordinator.audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.sapphire.coordinator.core..",
                    "io.sapphire.coordinator.consensus..",
                    "io.sapphire.coordinator.execution..",
                    "io.sapphire.coordinator.risk..",
                    "io.sapphire.coordinator.portfolio..");

    @ArchTest
    static final ArchRule rootPackagesAreImportedByNobody = noClasses()
            .that(not(LOCAL))
            .and()
            .resideOutsideOfPackages(ROOTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOTS);

    @ArchTest
    static final ArchRule localIsImportedByNobody =
            noClasses().that(not(LOCAL)).should().dependOnClassesThat(LOCAL);

    @ArchTest
    static final ArchRule agentsDoNotKnowEachOther = slices().matching("io.sapphire.agents.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    alwaysTrue(),
                    resideInAnyPackage(
                            "io.sapphire.agents.kit..",
                            "io.sapphire.agents.indicator..",
                            "io.sapphire.agents.statistics..",
                            "io.sapphire.agents.reasoning.."));

    /** Those that were added. */
    @ArchTest
    static final ArchRule ownAgentsDoNotKnowEachOther = slices().matching("io.sapphire.agents.own.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule domainIsPlainJava = noClasses()
            .that()
            .resideInAPackage("io.sapphire.domain..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("io.sapphire.domain..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule whatDecidesIsPure = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("reactor..", "org.springframework..", "io.grpc..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule stagesKnowNoWire = noClasses()
            .that()
            .resideInAnyPackage(STAGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.grpc..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule onlyEdgesTouchTheWire = noClasses()
            .that(not(GENERATED))
            .and()
            .resideOutsideOfPackages("io.sapphire.wire..", "..grpc..")
            .and()
            .haveSimpleNameNotEndingWith("Application")
            .should()
            .dependOnClassesThat(GENERATED);

    @ArchTest
    static final ArchRule nothingBlocks = noClasses()
            .that(not(GENERATED))
            .should()
            .callMethodWhere(calls("block|blockOptional", Mono.class))
            .orShould()
            .callMethodWhere(calls("blockFirst|blockLast|toIterable|toStream", Flux.class))
            .orShould()
            .callMethodWhere(calls("sleep", Thread.class));

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .should()
            .callMethodWhere(calls("now", Instant.class))
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule onlyRootPackagesChooseTheClock = noClasses()
            .that()
            .resideOutsideOfPackages(ROOTS)
            .and()
            .resideOutsideOfPackage("io.sapphire.local")
            .should()
            .callMethod(InstantSource.class, "system");

    @ArchTest
    static final ArchRule moneyIsNeverBinaryFloatingPoint = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.sapphire.domain..")
            .should()
            .notHaveRawType(double.class)
            .andShould()
            .notHaveRawType(float.class);

    @ArchTest
    static final ArchRule namesSayWhatThingsAre =
            noClasses().that(not(GENERATED)).should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .that(not(GENERATED))
            .should()
            .beAssignableTo(describe("in a @NullMarked package", ArchitectureTest::isNullMarked));

    private static DescribedPredicate<JavaCall<?>> calls(String names, Class<?> owner) {
        return target(nameMatching(names))
                .and(target(owner(JavaClass.Predicates.assignableTo(owner))))
                .as("%s.%s", owner.getSimpleName(), names);
    }

    private static boolean isNullMarked(JavaClass type) {
        return type.getPackage().isAnnotatedWith(NullMarked.class);
    }
}
