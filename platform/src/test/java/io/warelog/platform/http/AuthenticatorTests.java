package io.warelog.platform.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

import io.warelog.platform.http.TestApplication.MemoryKeys;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Which side knows a key, and for how long it is believed. */
class AuthenticatorTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final MemoryKeys commandSide = new MemoryKeys();

	private final MemoryKeys querySide = new MemoryKeys();

	private final AtomicLong nanos = new AtomicLong();

	private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

	private final Authenticator both = new Authenticator(this.commandSide, this.querySide, this.clock, this.nanos::get);

	@Test
	void readsAskTheQuerySideAndWritesTheCommandSide() {
		this.querySide.add("read", null, Scope.ADMIN);
		this.commandSide.add("write", null, Scope.ADMIN);
		assertThat(this.both.authenticate("read", "GET")).isNotNull();
		assertThat(this.both.authenticate("read", "HEAD")).isNotNull();
		assertThat(this.both.authenticate("read", "POST")).isNull();
		assertThat(this.both.authenticate("write", "DELETE")).isNotNull();
		assertThat(this.both.authenticate("write", "GET")).isNull();
	}

	@Test
	void oneSideAloneIsAskedForAll() {
		this.querySide.add("key", null, Scope.ADMIN);
		Authenticator reads = new Authenticator(null, this.querySide, this.clock);
		assertThat(reads.authenticate("key", "GET")).isNotNull();
		assertThat(reads.authenticate("key", "POST")).isNotNull();
		Authenticator writes = new Authenticator(this.querySide, null, this.clock);
		assertThat(writes.authenticate("key", "GET")).isNotNull();
		assertThatIllegalArgumentException().isThrownBy(() -> new Authenticator(null, null, this.clock));
	}

	@Test
	void aRevokedKeyIsRefusedWithinASecond() {
		this.commandSide.add("key", null, Scope.ADMIN);
		assertThat(this.both.authenticate("key", "POST")).isNotNull();
		this.commandSide.revoke("key");
		assertThat(this.both.authenticate("key", "POST")).isNotNull();
		this.nanos.addAndGet(Duration.ofMillis(999).toNanos());
		assertThat(this.both.authenticate("key", "POST")).isNull();
	}

	@Test
	void aNewKeyIsGoodAtOnce() {
		assertThat(this.both.authenticate("key", "POST")).isNull();
		this.commandSide.add("key", null, Scope.ADMIN);
		assertThat(this.both.authenticate("key", "POST")).isNotNull();
	}

	@Test
	void aKeyExpires() {
		this.commandSide.add("old", NOW, Scope.ADMIN);
		this.commandSide.add("good", NOW.plusNanos(1), Scope.ADMIN);
		assertThat(this.both.authenticate("old", "POST")).isNull();
		assertThat(this.both.authenticate("good", "POST")).isNotNull();
	}

}
