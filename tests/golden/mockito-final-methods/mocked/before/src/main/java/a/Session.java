package a;

public abstract class Session {

    public abstract String user();

    public final boolean open() {
        return user() != null;
    }
}
