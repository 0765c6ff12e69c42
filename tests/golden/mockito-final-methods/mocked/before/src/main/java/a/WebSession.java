package a;

public class WebSession extends Session {

    @Override
    public String user() {
        return "web";
    }
}
