package p;

class Start {

    static class JobParameter {
        JobParameter(String value) {
        }
    }

    Object parameter() {
        return new JobParameter("x");
    }
}
