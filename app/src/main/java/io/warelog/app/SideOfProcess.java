package io.warelog.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.warelog.read.QuerySideConfiguration;
import io.warelog.write.CommandSideConfiguration;

import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.core.type.AnnotationMetadata;

/** Leaves out of a process what belongs to a side that it is not. */
final class SideOfProcess {

	private SideOfProcess() {
	}

	private static Sides sides(Environment environment) {
		return Sides.parse(environment.getRequiredProperty(Sides.PROPERTY));
	}

	/** Marks a bean that only processes of one side have. */
	@Target({ ElementType.METHOD, ElementType.TYPE })
	@Retention(RetentionPolicy.RUNTIME)
	@Conditional(IsOf.class)
	@interface Of {

		/** The side. */
		Side value();

	}

	/** A side. */
	enum Side {

		/** Takes writes. */
		COMMAND,
		/** Answers reads. */
		QUERY;

		private boolean isIn(Sides sides) {
			return switch (this) {
				case COMMAND -> sides.command();
				case QUERY -> sides.query();
			};
		}

	}

	/** Looks whether the process is of the side. */
	static final class IsOf implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			Map<String, ?> of = Objects.requireNonNull(metadata.getAnnotationAttributes(Of.class.getName()));
			return ((Side) Objects.requireNonNull(of.get("value"))).isIn(sides(context.getEnvironment()));
		}

	}

	/** Selects the configurations of the sides that the process is. */
	static final class Configurations implements ImportSelector, EnvironmentAware {

		@SuppressWarnings("NullAway.Init")
		private Environment environment;

		@Override
		public void setEnvironment(Environment environment) {
			this.environment = environment;
		}

		@Override
		public String[] selectImports(AnnotationMetadata importing) {
			return present(sides(this.environment)).stream().map(Class::getName).toArray(String[]::new);
		}

	}

	private static List<Class<?>> present(Sides sides) {
		if (!sides.split()) {
			return List.of(CommandSideConfiguration.class, QuerySideConfiguration.class);
		}
		return List.of(sides.command() ? CommandSideConfiguration.class : QuerySideConfiguration.class);
	}

	/**
	 * Returns the configuration of the side that other processes are.
	 * @param sides of this process
	 * @return the configuration that it does not have, or none
	 */
	static List<Class<?>> absent(Sides sides) {
		if (!sides.split()) {
			return List.of();
		}
		return List.of(sides.command() ? QuerySideConfiguration.class : CommandSideConfiguration.class);
	}

}
