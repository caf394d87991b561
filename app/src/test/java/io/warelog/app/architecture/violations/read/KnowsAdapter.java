package io.warelog.app.architecture.violations.read;

import io.warelog.app.architecture.violations.read.store.mongo.MongoAdapter;

final class KnowsAdapter {

	MongoAdapter store() {
		return new MongoAdapter();
	}

}
