"""Merging an entity whose id is set and has no row: inserted before, refused since Hibernate 6.6.

`repository.save(entity)` merges whatever has an id. The small class that this adds keeps the insert for the whole
application, in production as in the tests that showed it.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.fixers.persistence.entities import Model, entity_model
from pipeline.sources.project import Change, Project
from shared.models import Wave

_REFUSED = re.compile(r"Row was updated or deleted by another transaction[^\[]*\[(?P<entity>[\w.]+)#")
_NAME = "InsertOnMergeIntegrator"
_SERVICE = "META-INF/services/org.hibernate.integrator.spi.Integrator"
_SOURCE = """package {package};

import org.hibernate.StaleObjectStateException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.internal.DefaultMergeEventListener;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Merges an entity that has an id and no row by inserting it. Hibernate did so before 6.6, which takes such a row for
 * deleted by somebody else. Hibernate finds this class through META-INF/services.
 */
public class {name} implements Integrator {{
    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor sessionFactory) {{
        sessionFactory.getServiceRegistry().getService(EventListenerRegistry.class)
                .setListeners(EventType.MERGE, new InsertOnMerge());
    }}

    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry registry) {{
        // the listener goes with the session factory
    }}

    private static class InsertOnMerge extends DefaultMergeEventListener {{
        @Override
        protected void entityIsDetached(MergeEvent event, Object copiedId, Object originalId, MergeContext copies) {{
            try {{
                super.entityIsDetached(event, copiedId, originalId, copies);
            }} catch (StaleObjectStateException e) {{
                if (event.getSession().get(e.getEntityName(), e.getIdentifier()) != null) {{
                    throw e;
                }}
                entityIsTransient(event, e.getIdentifier(), copies);
            }}
        }}
    }}
}}
"""


@fixer(
    "hibernate-merge-inserts",
    title="Insert what is saved with an id that has no row, as Hibernate did before 6.6",
    source="Hibernate 6.6 migration guide, Merge versioned deleted and detached (HHH-1661); DefaultMergeEventListener "
    "of 5.6 and 6.6",
    wave=Wave.TEST,
    on=_REFUSED.pattern.replace("?P<entity>", ""),
    confidence="medium",
)
def hibernate_merge_inserts(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 4) or not came_from_before(case, (3, 4)):
        return
    if case.project.glob(f"**/{_NAME}.java", f"**/{_SERVICE}"):
        return
    texts = (f"{d.message}\n{d.detail}" for d in case.diagnostics)
    entities = dict.fromkeys(match["entity"] for text in texts for match in _REFUSED.finditer(text))
    model = entity_model(case.project)
    for entity in entities:
        for path in case.project.glob(f"**/src/main/java/{entity.replace('.', '/')}.java"):
            if _has_generated_id(case.project, model, entity.rpartition(".")[2]):
                yield from _added(path, entity.rpartition(".")[0])
                return


def _has_generated_id(project: Project, model: Model, name: str) -> bool:
    """Or a version; its own or one that it inherits."""
    entity = model.classes.get(name)
    sources = [project.read(cls.path) for cls in model.lineage(entity)] if entity else []
    return any(mark in source for source in sources for mark in (b"@GeneratedValue", b"@Version"))


def _added(path: str, package: str) -> Iterator[Change]:
    """Beside the entity, so that every application that has it has this too."""
    reason = "Hibernate 6.6 refuses to merge an entity with an id that has no row"
    java = _SOURCE.format(package=package, name=_NAME)
    yield Change.text(f"{path.rpartition('/')[0]}/{_NAME}.java", java, reason)
    resources = path.rpartition("src/main/java/")[0] + "src/main/resources/"
    yield Change.text(resources + _SERVICE, f"{package}.{_NAME}\n", reason)
