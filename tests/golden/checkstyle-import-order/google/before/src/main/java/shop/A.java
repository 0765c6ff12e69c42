package shop;

import java.util.List;
import java.util.Map;

import com.acme.Box;
import org.acme.Tool;
import jakarta.inject.Inject;

class A {}
