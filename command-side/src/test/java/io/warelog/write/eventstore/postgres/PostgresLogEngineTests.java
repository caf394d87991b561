package io.warelog.write.eventstore.postgres;

import io.warelog.write.eventstore.LogEngineContract;
import io.warelog.write.eventstore.LogUnderTest;

class PostgresLogEngineTests extends LogEngineContract {

	@Override
	protected LogUnderTest newLog() {
		return PostgresLog.make();
	}

}
