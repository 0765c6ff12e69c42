import org.springframework.http.HttpRequest;

class Others {
    public String getMethodValue() {
        return "GET";
    }

    String of(HttpRequest request) {
        return getMethodValue();
    }
}
