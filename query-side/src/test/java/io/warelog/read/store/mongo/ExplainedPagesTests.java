package io.warelog.read.store.mongo;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A real server explains. */
@EnabledIfEnvironmentVariable(named = MongoServerTests.VARIABLE, matches = ".+",
		disabledReason = "no MongoDB server that explains is named by " + MongoServerTests.VARIABLE)
class ExplainedPagesTests extends ExplainedPages {

	private final TestDatabase database = new TestDatabase();

	@Override
	String uri() {
		return this.database.uri();
	}

	@AfterEach
	void drop() {
		this.database.drop();
	}

}
