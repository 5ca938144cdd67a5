/* registry.c: takes a folder, gives the plugins in it that keep the contract, and the reasons against the
 * others. */
#include "registry.h"

#include <string.h>

static void
close_settings (CpPluginInfo *info)
{
  if (info->opened != NULL)
    info->plugin->close (info->opened);
  info->opened = NULL;
  g_clear_pointer (&info->fault, g_free);
}

static void
plugin_info_free (gpointer data)
{
  CpPluginInfo *info = data;

  g_free (info->file);
  g_free (info->name);
  g_free (info->summary);
  g_strfreev (info->mimes);
  g_free (info->refused);
  close_settings (info);
  g_free (info);
}

static CpRegistry *
registry_new (void)
{
  CpRegistry *registry = g_new0 (CpRegistry, 1);

  registry->plugins = g_ptr_array_new_with_free_func (plugin_info_free);
  return registry;
}

void
cp_registry_free (CpRegistry *registry)
{
  if (registry == NULL)
    return;
  g_ptr_array_unref (registry->plugins);
  g_free (registry);
}

static CpPluginInfo *
get (const CpRegistry *registry, guint index)
{
  return registry->plugins->pdata[index];
}

static gboolean
is_plain_name (const char *name)
{
  return name != NULL && *name != '\0' &&
         strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789") == strlen (name);
}

const char *
cp_plugin_role_folder (CpPluginRole role)
{
  static const char *const folders[CP_N_ROLES] = { "", "classifiers", "recognisers" };

  return folders[role];
}

static char *
find_wrong_role (const CpPlugin *plugin, CpPluginRole role)
{
  const gboolean has[CP_N_ROLES] = {
    plugin->extract != NULL && plugin->mimes != NULL && plugin->mimes[0] != NULL,
    plugin->declare != NULL && plugin->classify != NULL,
    plugin->recognise != NULL,
  };

  if (has[CP_ROLE_READER] + has[CP_ROLE_CLASSIFIER] + has[CP_ROLE_RECOGNISER] != 1)
    return g_strdup ("must have either extract and mimes, or recognise, or declare and classify");
  if ((plugin->open == NULL) != (plugin->close == NULL))
    return g_strdup ("must have both open and close, or neither");
  if (has[role])
    return NULL;
  if (has[CP_ROLE_READER])
    return g_strdup ("reads files, so it must stand in the plugin folder itself");
  return g_strdup_printf (
      "must stand in the folder \"%s\" of the plugin folder",
      cp_plugin_role_folder (has[CP_ROLE_CLASSIFIER] ? CP_ROLE_CLASSIFIER : CP_ROLE_RECOGNISER));
}

/* What is wrong with it, for people who write plugins; NULL when nothing is. */
static char *
find_fault (const CpPlugin *plugin, const char *file, CpPluginRole role)
{
  if (plugin->struct_size != sizeof (CpPlugin))
    return g_strdup_printf (
        "was built against another version of coproof-plugin.h (its struct has %u bytes, ours %u): "
        "build it again",
        plugin->struct_size, (guint) sizeof (CpPlugin));
  if (!is_plain_name (plugin->name))
    return g_strdup ("has no name of lower-case letters and digits");
  g_autofree char *expected = g_strdup_printf ("coproof-%s.so", plugin->name);
  if (!g_str_equal (expected, file))
    return g_strdup_printf ("calls itself \"%s\", so its file must be called %s", plugin->name, expected);
  if (plugin->revision == 0)
    return g_strdup ("has no revision: it starts from 1");
  if (plugin->summary == NULL)
    return g_strdup ("has no summary");
  return find_wrong_role (plugin, role);
}

static void
refuse (CpPluginInfo *info, char *words)
{
  info->plugin = NULL;
  g_free (info->refused);
  info->refused = words;
}

static void
load_plugin (CpPluginInfo *info, const char *path)
{
  GModule *module = g_module_open (path, G_MODULE_BIND_LOCAL);
  gpointer symbol = NULL;

  if (module == NULL) {
    refuse (info, g_strdup_printf ("cannot be loaded: %s", g_module_error ()));
    return;
  }
  g_module_make_resident (module); /* leak reports and stack traces keep their names */
  if (!g_module_symbol (module, COPROOF_PLUGIN_SYMBOL, &symbol)) {
    refuse (info, g_strdup ("exports no " COPROOF_PLUGIN_SYMBOL
                            ": it is no Coproof plugin, or was built for another version of the contract"));
    return;
  }

  const CpPlugin *plugin = symbol;
  char *fault = find_fault (plugin, info->file, info->role);
  if (fault != NULL) {
    refuse (info, fault);
    return;
  }
  info->plugin = plugin;
  info->revision = plugin->revision;
  g_free (info->name);
  info->name = g_strdup (plugin->name);
  info->summary = g_strdup (plugin->summary);
  g_strfreev (info->mimes);
  info->mimes = plugin->mimes != NULL ? g_strdupv ((char **) plugin->mimes) : g_new0 (char *, 1);
}

static void
warm_up (CpPluginInfo *info)
{
  g_autoptr (GError) error = NULL;

  if (info->plugin == NULL || info->plugin->warm_up == NULL || info->plugin->warm_up (&error))
    return;
  refuse (info, g_strdup_printf ("could not get ready: %s",
                                 error != NULL ? error->message : "it does not say why"));
}

static const char *
find_common_mime (const CpPluginInfo *a, const CpPluginInfo *b)
{
  for (guint i = 0; a->mimes[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) b->mimes, a->mimes[i]))
      return a->mimes[i];
  return NULL;
}

/* Which of two would win is nobody's guess: neither does. */
static void
refuse_rivals (const CpRegistry *registry)
{
  for (guint i = 0; i < registry->plugins->len; i++)
    for (guint j = i + 1; j < registry->plugins->len; j++) {
      CpPluginInfo *a = get (registry, i), *b = get (registry, j);
      const char *mime = a->role == CP_ROLE_RECOGNISER ? "of page pictures" : find_common_mime (a, b);
      if (mime == NULL)
        continue;
      refuse (a, g_strdup_printf ("claims the type %s, and so does %s: keep one of them", mime, b->file));
      refuse (b, g_strdup_printf ("claims the type %s, and so does %s: keep one of them", mime, a->file));
    }
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(CpPluginInfo *const *) a)->file, (*(CpPluginInfo *const *) b)->file);
}

static guint
count_threads (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/task", 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
list_files (CpRegistry *registry, const char *folder, CpPluginRole role)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL) {
    if (!g_str_has_prefix (file, "coproof-") || !g_str_has_suffix (file, ".so"))
      continue;
    CpPluginInfo *info = g_new0 (CpPluginInfo, 1);
    info->role = role;
    info->file = g_strdup (file);
    info->name = g_strndup (file + strlen ("coproof-"), strlen (file) - strlen ("coproof-.so"));
    info->mimes = g_new0 (char *, 1);
    g_ptr_array_add (registry->plugins, info);
  }
  g_ptr_array_sort (registry->plugins, compare_files);
}

/* A process with threads cannot be forked safely. */
static void
blame_for_threads (CpRegistry *registry, const CpPluginInfo *info, guint n_threads)
{
  if (registry->has_thread == NULL && count_threads () > n_threads)
    registry->has_thread = info->file;
}

CpRegistry *
cp_registry_load (const char *folder, CpPluginRole role)
{
  CpRegistry *registry = registry_new ();
  guint n_threads = count_threads ();

  list_files (registry, folder, role);
  for (guint i = 0; i < registry->plugins->len; i++) {
    g_autofree char *path = g_build_filename (folder, get (registry, i)->file, NULL);
    load_plugin (get (registry, i), path);
    blame_for_threads (registry, get (registry, i), n_threads);
  }
  refuse_rivals (registry);
  for (guint i = 0; i < registry->plugins->len; i++) {
    warm_up (get (registry, i));
    blame_for_threads (registry, get (registry, i), n_threads);
  }
  return registry;
}

void
cp_registry_open_settings (CpRegistry *registry, const CpSettings *settings)
{
  for (guint i = 0; i < registry->plugins->len; i++) {
    g_autoptr (GError) error = NULL;
    CpPluginInfo *info = get (registry, i);
    if (info->refused != NULL || info->plugin->open == NULL)
      continue;
    close_settings (info);
    info->opened = info->plugin->open (settings, &error);
    if (info->opened == NULL)
      info->fault = g_strdup (error != NULL ? error->message : "it cannot read its settings");
  }
}

const CpPluginInfo *
cp_registry_find_classifier (const CpRegistry *registry, const char *name)
{
  for (guint i = 0; i < registry->plugins->len; i++) {
    const CpPluginInfo *info = get (registry, i);
    if (info->role == CP_ROLE_CLASSIFIER && info->refused == NULL && g_str_equal (info->name, name))
      return info;
  }
  return NULL;
}

const CpPluginInfo *
cp_registry_find_extractor (const CpRegistry *registry, const char *mime)
{
  for (guint i = 0; i < registry->plugins->len; i++) {
    const CpPluginInfo *info = get (registry, i);
    if (info->refused == NULL && g_strv_contains ((const char *const *) info->mimes, mime))
      return info;
  }
  return NULL;
}

const CpPluginInfo *
cp_registry_find_recogniser (const CpRegistry *registry)
{
  for (guint i = 0; i < registry->plugins->len; i++)
    if (get (registry, i)->role == CP_ROLE_RECOGNISER && get (registry, i)->refused == NULL)
      return get (registry, i);
  return NULL;
}

gboolean
cp_registry_needs (const CpRegistry *registry, CpNeeds need)
{
  for (guint i = 0; i < registry->plugins->len; i++) {
    const CpPlugin *plugin = get (registry, i)->plugin;
    if (plugin != NULL && (plugin->needs & need) != 0)
      return TRUE;
  }
  return FALSE;
}

const char **
cp_registry_list_reads (const CpRegistry *registry)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 0; i < registry->plugins->len; i++) {
    const CpPlugin *plugin = get (registry, i)->plugin;
    for (guint j = 0; plugin != NULL && plugin->reads != NULL && plugin->reads[j] != NULL; j++)
      g_ptr_array_add (paths, (gpointer) plugin->reads[j]);
  }
  g_ptr_array_add (paths, NULL);
  return (const char **) g_ptr_array_steal (paths, NULL);
}

void
cp_registry_write (const CpRegistry *registry, CpWriter *writer)
{
  cp_writer_u32 (writer, registry->plugins->len);
  for (guint i = 0; i < registry->plugins->len; i++) {
    const CpPluginInfo *info = get (registry, i);
    cp_writer_string (writer, info->file);
    cp_writer_string (writer, info->name);
    cp_writer_string (writer, info->summary);
    cp_writer_string (writer, info->refused);
    cp_writer_u32 (writer, info->revision);
    cp_writer_u8 (writer, (guint8) info->role);
    cp_writer_u32 (writer, g_strv_length (info->mimes));
    for (guint j = 0; info->mimes[j] != NULL; j++)
      cp_writer_string (writer, info->mimes[j]);
  }
}

static CpPluginInfo *
read_plugin_info (CpReader *reader)
{
  CpPluginInfo *info = g_new0 (CpPluginInfo, 1);

  info->file = g_strdup (cp_reader_string (reader));
  info->name = g_strdup (cp_reader_string (reader));
  info->summary = g_strdup (cp_reader_string (reader));
  info->refused = g_strdup (cp_reader_string (reader));
  info->revision = cp_reader_u32 (reader);
  info->role = cp_reader_u8 (reader);
  reader->bad = reader->bad || info->role >= CP_N_ROLES;
  guint32 n_mimes = cp_reader_count (reader, sizeof (guint32));
  info->mimes = g_new0 (char *, n_mimes + 1);
  for (guint32 i = 0; i < n_mimes; i++)
    info->mimes[i] = g_strdup (cp_reader_string (reader));
  return info;
}

CpRegistry *
cp_registry_read (CpReader *reader)
{
  g_autoptr (CpRegistry) registry = registry_new ();
  guint32 n = cp_reader_count (reader, 5 * sizeof (guint32));

  for (guint32 i = 0; i < n; i++)
    g_ptr_array_add (registry->plugins, read_plugin_info (reader));
  return reader->bad ? NULL : g_steal_pointer (&registry);
}
