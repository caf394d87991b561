package io.warelog.app;

import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Services that start in one JVM set up its logging one after the other: Spring Boot
 * keeps there what it needs for that, and empties it in between.
 */
final class LoggingInTurn implements SpringApplicationRunListener, Ordered {

	private static final ReentrantLock LOCK = new ReentrantLock();

	@Override
	public void starting(ConfigurableBootstrapContext bootstrap) {
		LOCK.lock();
	}

	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrap, ConfigurableEnvironment environment) {
		LOCK.unlock();
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable failure) {
		if (LOCK.isHeldByCurrentThread()) {
			LOCK.unlock();
		}
	}

	/** Behind the one that sets it up. */
	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

}
