package shop;

import org.acme.Box;
import org.acme.Tool;

import java.util.List;

import static org.acme.Tool.use;

class A {}
