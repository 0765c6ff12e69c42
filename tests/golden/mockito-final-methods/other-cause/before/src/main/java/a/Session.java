package a;

public abstract class Session {

    public abstract String user();

    public boolean open() {
        return user() != null;
    }
}
