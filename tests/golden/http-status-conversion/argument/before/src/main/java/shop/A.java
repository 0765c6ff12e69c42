package shop;

class A {
	void a(Answer answer) {
		Problem p = new Problem(answer.getStatusCode());
		String s = answer.getStatusCode().getReasonPhrase();
	}
}
