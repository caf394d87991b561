package io.warelog.app.architecture.violations.write;

final class Prints {

	void print() {
		System.out.println("printed");
	}

}
