package io.warelog.read.product;

import io.warelog.read.store.StoreKind;

class MongoProductListsTests extends ProductListsContract {

	MongoProductListsTests() {
		super(StoreKind.MONGODB);
	}

}
