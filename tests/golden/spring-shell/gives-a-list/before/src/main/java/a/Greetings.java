package a;

import java.util.List;
import org.springframework.shell.standard.ShellComponent;
import org.springframework.shell.standard.ShellMethod;

@ShellComponent
public class Greetings {

    @ShellMethod("Greets")
    public List<String> greet(String name) {
        return List.of("Hello", name);
    }
}
