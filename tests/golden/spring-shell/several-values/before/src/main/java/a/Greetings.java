package a;

import org.springframework.shell.standard.ShellComponent;
import org.springframework.shell.standard.ShellMethod;

@ShellComponent
public class Greetings {

    @ShellMethod("Greets")
    public String greet(String[] names) {
        return String.join(", ", names);
    }
}
