import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

type Tab = Parameters<Awaited<ReturnType<typeof getTranslations<"run.tabs">>>>[0];

/** A title of its own for each page of a run: it is what a screen reader says when the page changes. */
export const tabTitle = (tab: Tab) => async (props: { params: Promise<{ id: string }> }): Promise<Metadata> => {
  const t = await getTranslations("run.tabs");
  return { title: `${t(tab)} · ${(await props.params).id}` };
};
