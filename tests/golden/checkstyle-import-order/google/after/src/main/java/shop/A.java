package shop;

import com.acme.Box;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.acme.Tool;

class A {}
