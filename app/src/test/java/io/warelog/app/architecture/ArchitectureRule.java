package io.warelog.app.architecture;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.warelog.platform.http.Open;
import io.warelog.platform.http.Requires;
import org.jspecify.annotations.NullMarked;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

/**
 * What the modules and packages may know of each other. Every rule is made for a root
 * package, so that it can be shown to fail on classes that break it.
 */
enum ArchitectureRule {

	/** What is published depends on nothing that could be exchanged. */
	API_IS_PLAIN_JAVA("api.SpringInApi") {
		@Override
		ArchRule in(String root) {
			return classes().that()
				.resideInAPackage(root + ".api..")
				.should()
				.onlyDependOnClassesThat()
				.resideInAnyPackage(root + ".api..", "java..", "org.jspecify..", "com.fasterxml.jackson.annotation..");
		}
	},

	/** Money and time are exact. */
	API_HAS_NO_FLOATING_POINT("api.FloatingPoint") {
		@Override
		ArchRule in(String root) {
			return classes().that().resideInAPackage(root + ".api..").should(haveNoFloatingPoint());
		}
	},

	/** Decisions can be tried and read without anything around them. */
	DECIDERS_ARE_PURE("write.product.ImpureDecider") {
		@Override
		ArchRule in(String root) {
			return classes().that(areDeciders(root)).should().onlyDependOnClassesThat(decidersMayKnow(root));
		}
	},

	/** The command side reads the log and nothing else. */
	COMMAND_SIDE_KNOWS_NO_QUERY_SIDE("write.KnowsReads") {
		@Override
		ArchRule in(String root) {
			return noClasses().that()
				.resideInAPackage(root + ".write..")
				.should()
				.dependOnClassesThat()
				.resideInAPackage(root + ".read..");
		}
	},

	/** The query side decides nothing. */
	QUERY_SIDE_KNOWS_NO_COMMAND_SIDE("read.KnowsWrites") {
		@Override
		ArchRule in(String root) {
			return noClasses().that()
				.resideInAPackage(root + ".read..")
				.should()
				.dependOnClassesThat()
				.resideInAPackage(root + ".write..");
		}
	},

	/** What both sides share knows neither. */
	PLATFORM_KNOWS_NO_SIDE("platform.KnowsReads") {
		@Override
		ArchRule in(String root) {
			return noClasses().that()
				.resideInAPackage(root + ".platform..")
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage(root + ".write..", root + ".read..");
		}
	},

	/** Bytes of images are the same whatever they are on. */
	MEDIA_IS_PLAIN_JAVA("media.SpringInMedia") {
		@Override
		ArchRule in(String root) {
			return noClasses().that()
				.resideInAPackage(root + ".media..")
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage("org.springframework..", "org.axonframework..", root + ".api..",
						root + ".platform..", root + ".write..", root + ".read..");
		}
	},

	/** Only the launcher puts both sides together, and nobody knows the launcher. */
	NOBODY_KNOWS_THE_APP("read.KnowsApp") {
		@Override
		ArchRule in(String root) {
			return noClasses().that()
				.resideInAPackage(root + "..")
				.and()
				.resideOutsideOfPackage(root + ".app..")
				.should()
				.dependOnClassesThat()
				.resideInAPackage(root + ".app..");
		}
	},

	/** Reading changes nothing, but for what the operator does to read models. */
	QUERY_SIDE_ONLY_READS("read.WritingEndpoints.change") {
		@Override
		ArchRule in(String root) {
			return methods().that()
				.areDeclaredInClassesThat()
				.resideInAPackage(root + ".read..")
				.and()
				.areDeclaredInClassesThat()
				.resideOutsideOfPackage(root + ".read.operation..")
				.and()
				.areMetaAnnotatedWith(RequestMapping.class)
				.should()
				.beAnnotatedWith(GetMapping.class);
		}
	},

	/** No route is open by oversight. */
	EVERY_ROUTE_SAYS_WHO_MAY_USE_IT("read.UnguardedEndpoints.read") {
		@Override
		ArchRule in(String root) {
			return methods().that()
				.areDeclaredInClassesThat()
				.resideInAnyPackage(root + ".write..", root + ".read..")
				.and()
				.areMetaAnnotatedWith(RequestMapping.class)
				.should(sayWhoMayUseThem());
		}
	},

	/** Standard output belongs to the launcher. */
	ONLY_THE_APP_PRINTS("write.Prints") {
		@Override
		ArchRule in(String root) {
			return noClasses().that()
				.resideInAPackage(root + "..")
				.and()
				.resideOutsideOfPackage(root + ".app..")
				.should(ACCESS_STANDARD_STREAMS);
		}
	},

	/** Time and chance come in from outside, or a replay would differ. */
	TIME_AND_CHANCE_ARE_GIVEN("read.product.HiddenClockProjection") {
		@Override
		ArchRule in(String root) {
			return noClasses().that()
				.resideInAPackage(root + "..")
				.and()
				.resideOutsideOfPackage(root + ".app..")
				.should()
				.callMethod(Instant.class, "now")
				.orShould()
				.callMethod(Instant.class, "now", Clock.class)
				.orShould()
				.callMethod(System.class, "currentTimeMillis")
				.orShould()
				.callMethod(UUID.class, "randomUUID")
				.orShould()
				.callMethod(Math.class, "random");
		}
	},

	/** All logging goes the same way. */
	NO_JAVA_UTIL_LOGGING("platform.LogsElsewhere") {
		@Override
		ArchRule in(String root) {
			return noClasses().that()
				.resideInAPackage(root + "..")
				.should()
				.dependOnClassesThat()
				.resideInAPackage("java.util.logging..");
		}
	},

	/** Nothing is null unless it says so. */
	PACKAGES_ARE_NULL_MARKED("platform.LogsElsewhere") {
		@Override
		ArchRule in(String root) {
			return classes().that().resideInAPackage(root + "..").should(liveInNullMarkedPackages());
		}
	},

	/** Nothing above a store knows which it is. */
	ADAPTERS_ARE_KNOWN_TO_THE_APP_ONLY("read.store.mongo.MongoAdapter") {
		@Override
		ArchRule in(String root) {
			return classes().that()
				.resideInAnyPackage(root + ".read.store.sqlite..", root + ".read.store.mongo..",
						root + ".write.eventstore.sqlite..", root + ".write.eventstore.postgres..",
						root + ".media.store.directory..", root + ".media.store.s3..")
				.should(beUsedOnlyAtHomeAndIn(root + ".app"));
		}
	},

	/** A driver, or what reads foreign bytes, is seen by its adapter only. */
	DRIVERS_ARE_KNOWN_TO_ADAPTERS_ONLY("read.KnowsDriver") {
		@Override
		ArchRule in(String root) {
			return noClasses().that()
				.resideInAPackage(root + "..")
				.and()
				.resideOutsideOfPackages(root + ".read.store.mongo..", root + ".platform.sqlite..",
						root + ".platform.axonserver..", root + ".read.store.sqlite..", root + ".write.eventstore..",
						root + ".media.store.s3..", root + ".media.image..", root + ".media.fetch..")
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage("com.mongodb..", "org.bson..", "org.sqlite..", "org.postgresql..", "com.zaxxer..",
						"software.amazon..", "com.twelvemonkeys..", "javax.imageio..", "org.apache.hc..", "io.axoniq..",
						"io.grpc..", "com.google.protobuf..", "org.axonframework.axonserver..");
		}
	},

	/**
	 * Each package can be understood after those it needs. Only the table of all events
	 * stands above the packages it lists and beside what these share.
	 */
	PACKAGES_HAVE_NO_CYCLES("write.slug.Round") {
		@Override
		ArchRule in(String root) {
			return classes().that().resideInAPackage(root + "..").should(haveNoWayBackToTheirPackage(root));
		}
	};

	private static final Pattern DECIDER = Pattern.compile(".*(Decider|Changing|Rules)");

	/** What a decision is made of besides. */
	private static final Pattern DECIDED_ON = Pattern
		.compile(".*(Decider|Changing|Rules|Command|Changes|Context|Option|Kind)");

	private final String violation;

	ArchitectureRule(String violation) {
		this.violation = violation;
	}

	/**
	 * The rule for the packages below a root.
	 * @param root a package
	 * @return the rule, which fails where it has nothing to check
	 */
	abstract ArchRule in(String root);

	/** What breaks the rule, below the package of classes that do so. */
	String violation() {
		return this.violation;
	}

	private static DescribedPredicate<JavaClass> areDeciders(String root) {
		return DescribedPredicate.describe("are deciders",
				(type) -> type.getPackageName().equals(root + ".write.decision")
						|| (type.getPackageName().startsWith(root + ".write.")
								&& DECIDER.matcher(outermost(type).getSimpleName()).matches()));
	}

	private static DescribedPredicate<JavaClass> decidersMayKnow(String root) {
		return DescribedPredicate.describe("are plain Java, names in JSON, the API, or what is decided on", (type) -> {
			String home = type.getBaseComponentType().getPackageName() + ".";
			return type.getBaseComponentType().isPrimitive()
					|| Stream
						.of("java.", "org.jspecify.", "com.fasterxml.jackson.annotation.", root + ".api.",
								root + ".write.decision.")
						.anyMatch(home::startsWith)
					|| (home.startsWith(root + ".write.")
							&& DECIDED_ON.matcher(outermost(type).getSimpleName()).matches());
		});
	}

	private static JavaClass outermost(JavaClass type) {
		JavaClass outermost = type.getBaseComponentType();
		while (outermost.getEnclosingClass().isPresent()) {
			outermost = outermost.getEnclosingClass().get();
		}
		return outermost;
	}

	private static ArchCondition<JavaClass> haveNoFloatingPoint() {
		return new ArchCondition<>("have no floating point") {

			private final Set<String> floating = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				Stream<JavaClass> fields = type.getFields().stream().map((field) -> field.getRawType());
				Stream<JavaClass> units = type.getCodeUnits()
					.stream()
					.flatMap((unit) -> Stream.concat(unit.getRawParameterTypes().stream(),
							Stream.of(unit.getRawReturnType())));
				Set<String> found = Stream.concat(fields, units)
					.map((used) -> used.getBaseComponentType().getName())
					.filter(this.floating::contains)
					.collect(Collectors.toSet());
				events.add(new SimpleConditionEvent(type, found.isEmpty(), type.getName() + " has " + found));
			}

		};
	}

	private static ArchCondition<JavaMethod> sayWhoMayUseThem() {
		return new ArchCondition<>("say who may use them") {

			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				boolean said = Stream.of(Requires.class, Open.class)
					.anyMatch((access) -> method.isAnnotatedWith(access) || method.getOwner().isAnnotatedWith(access));
				events.add(new SimpleConditionEvent(method, said, method.getFullName() + " says nothing"));
			}

		};
	}

	private static ArchCondition<JavaClass> liveInNullMarkedPackages() {
		return new ArchCondition<>("live in null-marked packages") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean marked = type.getPackage()
					.tryGetPackageInfo()
					.map((info) -> info.isAnnotatedWith(NullMarked.class))
					.orElse(false);
				events.add(new SimpleConditionEvent(type, marked, type.getName() + " does not"));
			}

		};
	}

	/** ArchUnit's own search for cycles overlooks some of this graph's. */
	private static ArchCondition<JavaClass> haveNoWayBackToTheirPackage(String root) {
		return new ArchCondition<>("have no way back to their package") {

			private final Map<String, Set<String>> needs = new HashMap<>();

			@Override
			public void init(Collection<JavaClass> all) {
				all.forEach((type) -> needs(type)
					.forEach((need) -> this.needs.computeIfAbsent(type.getPackageName(), (name) -> new HashSet<>())
						.add(need.getTargetClass().getPackageName())));
			}

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				needs(type).forEach((need) -> {
					boolean back = reachable(need.getTargetClass().getPackageName()).contains(type.getPackageName());
					events.add(new SimpleConditionEvent(type, !back, need.getDescription()));
				});
			}

			private Stream<Dependency> needs(JavaClass type) {
				return type.getDirectDependenciesFromSelf().stream().filter((need) -> {
					String target = need.getTargetClass().getPackageName();
					return target.startsWith(root + ".") && !target.equals(type.getPackageName())
							&& !type.getName().equals(root + ".api.EventTypes");
				});
			}

			private Set<String> reachable(String from) {
				Set<String> reached = new HashSet<>(Set.of(from));
				Deque<String> left = new ArrayDeque<>(reached);
				while (!left.isEmpty()) {
					for (String next : this.needs.getOrDefault(left.pop(), Set.of())) {
						if (reached.add(next)) {
							left.push(next);
						}
					}
				}
				return reached;
			}

		};
	}

	private static ArchCondition<JavaClass> beUsedOnlyAtHomeAndIn(String app) {
		return new ArchCondition<>("be used only at home and in " + app) {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				Collection<Dependency> uses = type.getDirectDependenciesToSelf();
				for (Dependency use : uses) {
					String user = use.getOriginClass().getPackageName();
					boolean allowed = user.equals(type.getPackageName()) || user.equals(app)
							|| user.startsWith(app + ".");
					events.add(new SimpleConditionEvent(type, allowed, use.getDescription()));
				}
			}

		};
	}

}
