import java.util.ArrayList;
import java.util.List;
import org.mockito.ArgumentCaptor;

class MailTest<T> {
    ArgumentCaptor<List<String>> lines = ArgumentCaptor.forClass((Class) List.class);
    ArgumentCaptor<ArrayList<String>> list = ArgumentCaptor.forClass(ArrayList.class);
    ArgumentCaptor<MailSent> narrower = ArgumentCaptor.forClass((Class) Object.class);
    ArgumentCaptor<T> own = ArgumentCaptor.forClass((Class) Mail.class);
    ArgumentCaptor<Integer> count = ArgumentCaptor.forClass(int.class);
    ArgumentCaptor<? extends Mail> some = ArgumentCaptor.forClass(Mail.class);
    ArgumentCaptor<Mail.Part> part = ArgumentCaptor.forClass(Part.class);
    ArgumentCaptor<String[]> array = ArgumentCaptor.forClass(String[].class);
}
